package ir.gsb.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operator's part: makes the secrets with the commands of docker/README.md, and certifies them as an authority. */
final class NodeSecrets {

    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```");

    private final Path folder;
    private final List<String> commands = new ArrayList<>();

    /** @param folder stands for the folder {@code docker} */
    NodeSecrets(Path readme, Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        COMMANDS.matcher(Files.readString(readme)).results().forEach(block -> commands.add(block.group(1)));
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    /** What authorities publish. */
    Path outside() {
        return folder.resolve("outside");
    }

    Path authority() {
        return secrets().resolve("clients.pem");
    }

    Path signingCertificate() {
        return secrets().resolve("signing.pem");
    }

    /** Passwords and keys of no certificate: all that the two servers need. */
    void makePasswords() throws IOException, InterruptedException {
        shell(folder, commands.get(0));
    }

    /** @param agencies the certificate of the authority above those of the agencies */
    void makeKeys(Path agencies) throws IOException, InterruptedException {
        shell(secrets(), commands.get(1));
        certify();
        Files.writeString(
                secrets().resolve("authorities.pem"), Files.readString(authority()) + Files.readString(agencies));
        shell(secrets(), commands.get(2));
    }

    private void certify() throws IOException, InterruptedException {
        String store = folder.resolve("authority.p12").toString();
        keytool(
                store,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=Authority of a test",
                "-ext",
                "bc:c=ca:true",
                "-ext",
                "ku:c=keyCertSign,cRLSign");
        keytool(store, "-exportcert", "-rfc", "-file", authority().toString());
        keytool(
                store,
                "-gencrl",
                "-id",
                "1",
                "-file",
                outside().resolve("hub.crl").toString());
        for (String name : List.of("signing", "tls", "evidence")) {
            Path chain = secrets().resolve(name + ".pem");
            keytool(
                    store,
                    "-gencert",
                    "-rfc",
                    "-ext",
                    "honored=all",
                    "-infile",
                    secrets().resolve(name + ".csr").toString(),
                    "-outfile",
                    chain.toString());
            Files.writeString(chain, Files.readString(authority()), StandardOpenOption.APPEND);
        }
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("keytool"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(
                List.of("-alias", "authority", "-keystore", store, "-storetype", "PKCS12", "-storepass", "of a test"));
        run(folder, command);
    }

    private void shell(Path where, String script) throws IOException, InterruptedException {
        run(where, List.of("sh", "-euc", script));
    }

    private void run(Path where, List<String> command) throws IOException, InterruptedException {
        var quick = Map.of("HUB", "localhost", "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        var process = NodeProcess.start(where, folder.resolve("secrets.log"), quick, command);
        if (process.exitCode() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " says: " + process.said());
        }
    }
}
