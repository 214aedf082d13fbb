package ir.gsb.e2e;

import ir.gsb.message.InquiryType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A hub of a test's own that is hasty with one provider and never gives it a rest. */
final class ProviderHub {

    /** How long the provider may take. */
    static final int TIMEOUT = 3000;

    private ProviderHub() {}

    static SampleHub start(Path folder, InquiryType inquiry, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("--gsb.routes=" + routes(folder.resolve("routes"), inquiry));
        return new SampleHub(folder, all.toArray(String[]::new));
    }

    private static Path routes(Path to, InquiryType inquiry) throws IOException {
        Path from = Path.of("routes");
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        Path file = to.resolve("inquiries/" + inquiry.name() + ".v" + inquiry.version() + ".camel.yaml");
        String route = Files.readString(file).replaceAll("      - name: timeout\n        value: .*\n", "");
        Files.writeString(file, route + """
                  - name: timeout
                    value: "%d"
                  - name: breakerFailureRate
                    value: "100"
            """.formatted(TIMEOUT));
        return to;
    }
}
