package ir.gsb.cli;

import ir.gsb.tlog.Cosigner;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import ir.gsb.witness.Witness;
import ir.gsb.witness.WitnessMemory;
import ir.gsb.witness.WitnessServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gsb witness}: runs a witness of the hub's log. */
@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs a witness: it cosigns the log's checkpoints and remembers the last one, so that the log cannot be",
            "rewritten unseen. Run it where the hub's operator has no rights."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 2:could not start"},
        footerHeading = "%nExample:%n",
        footer = "  gsb witness --name audit.example/witness --log-key log.vkey --state witness")
final class WitnessCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The witness's name.")
    private String name = "";

    @Option(
            names = "--log-key",
            required = true,
            paramLabel = "FILE",
            description = "The verifier key of a log to witness; may be given several times.")
    private List<Path> logKeys = new ArrayList<>();

    @Option(
            names = "--state",
            required = true,
            paramLabel = "FOLDER",
            description = "Keeps the witness's key (made if there is none) and its memory.")
    private Path state = Path.of("");

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1:8099",
            paramLabel = "HOST:PORT",
            description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private String listen = "";

    WitnessCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (WitnessServer server = start()) {
            out.println("Listening on " + server.address().getHostString() + ":"
                    + server.address().getPort());
            new CountDownLatch(1).await();
        }
        return ExitCode.ANSWERED;
    }

    private WitnessServer start() {
        try {
            Files.createDirectories(state);
            List<NoteVerifier> logs = new ArrayList<>();
            for (Path file : logKeys) {
                logs.add(NoteVerifier.parse(Files.readString(file).strip()));
            }
            Cosigner cosigner = Cosigner.of(name, Files.readString(key()));
            String vkey = cosigner.verifier().vkey();
            Files.writeString(state.resolve("witness.vkey"), vkey + "\n");
            out.println("Verifier key, also in " + state.resolve("witness.vkey") + ": " + vkey);
            var witness = new Witness(logs, cosigner, new WitnessMemory(state), Clock.systemUTC());
            return WitnessServer.start(witness, address());
        } catch (TlogException malformed) {
            throw new CannotAskException("The witness cannot start: " + malformed.getMessage() + ".", malformed);
        } catch (IOException failed) {
            throw new CannotAskException("The witness cannot start: " + failed + ".", failed);
        }
    }

    private Path key() throws IOException {
        Path file = state.resolve("witness-key.pem");
        if (!Files.exists(file)) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, ownerOnly);
            Files.writeString(file, freshKey());
        }
        return file;
    }

    private static String freshKey() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", missing);
        }
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        try {
            return new InetSocketAddress(listen.substring(0, colon), Integer.parseInt(listen.substring(colon + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
            throw new CannotAskException("--listen is HOST:PORT, not " + listen + ".", malformed);
        }
    }
}
