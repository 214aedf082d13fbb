package ir.gsb.samples;

import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Opens accounts on the first start: two auditors, and one for each part in a service sheet's way to approval. */
@Component
@Profile("sample")
final class SampleAccounts implements InitializingBean {

    private static final Optional<String> AGENCY = Optional.of("tax");

    private static final List<Wanted> AUDITORS = List.of(
            new Wanted("auditor", Optional.empty(), Set.of(Role.AUDITOR, Role.PAYLOAD_READER)),
            new Wanted("auditor2", Optional.empty(), Set.of(Role.AUDITOR)));

    private static final List<Wanted> WORKPLACE = List.of(
            new Wanted("representative", AGENCY, Set.of(Role.REPRESENTATIVE)),
            new Wanted("signer", AGENCY, Set.of(Role.SIGNER)),
            new Wanted("reviewer", Optional.empty(), Set.of(Role.REVIEWER)),
            new Wanted("operator", Optional.empty(), Set.of(Role.OPERATOR)));

    private final Accounts accounts;
    private final Path pki;

    private record Wanted(String name, Optional<String> agency, Set<Role> roles) {}

    SampleAccounts(Accounts accounts, @Value("${gsb.sample.pki}") Path pki) {
        this.accounts = accounts;
        this.pki = pki;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        open(AUDITORS, "auditor.txt", "auditors' console under /audit");
        open(WORKPLACE, "workplace.txt", "agencies' workplace under /workplace");
    }

    private void open(List<Wanted> all, String name, String where) throws IOException {
        var opened = new StringBuilder();
        for (Wanted one : all) {
            accounts.add(one.name(), one.agency(), one.roles()).ifPresent(made -> opened.append(lines(made)));
        }
        if (!opened.isEmpty()) {
            Path file = pki.resolve(name);
            write(file, opened.toString());
            System.out.println("Accounts for the " + where + " are in " + file);
        }
    }

    private static void write(Path file, String text) throws IOException {
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
