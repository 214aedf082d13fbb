package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb registry certificate}: adds a certificate to a system. */
@Command(
        name = "certificate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Adds a certificate to a system; those that it has stay.")
final class RegistryCertificateCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "AGENCY/SYSTEM", description = "Whose it is.")
    private String party = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The certificate, PEM.")
    private Path file = Path.of("cert.pem");

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    @Mixin
    private final OperatorCall call = new OperatorCall();

    RegistryCertificateCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        ObjectNode body =
                OperatorCall.object().put("reason", reason).put("party", party).put("pem", pem());
        return new PlanText(out).printDone(call.post("/registry/certificates", body), call);
    }

    private String pem() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CannotAskException("The certificate " + file + " cannot be read.", unreadable);
        }
    }
}
