package ir.gsb.samples;

import ir.gsb.console.Accounts;
import ir.gsb.console.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens two accounts of the console on the first start, one that may read what was said and one that may not. */
@Component
@Profile("sample")
final class SampleAuditors implements InitializingBean {

    private final Accounts accounts;
    private final Path file;

    SampleAuditors(Accounts accounts, @Value("${gsb.sample.pki}") Path pki) {
        this.accounts = accounts;
        this.file = pki.resolve("auditor.txt");
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        var opened = new StringBuilder();
        accounts.add("auditor", Set.of(Role.values())).ifPresent(one -> opened.append(lines(one)));
        accounts.add("auditor2", Set.of(Role.AUDITOR)).ifPresent(one -> opened.append(lines(one)));
        if (!opened.isEmpty()) {
            write(opened.toString());
            System.out.println("Accounts for the auditors' console under /audit are in " + file);
        }
    }

    private void write(String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static String lines(Accounts.Opened one) {
        return """
            account  %s
            password %s
            secret   %s
            app      %s

            """.formatted(one.name(), one.password(), one.secret(), one.address());
    }
}
