package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb registry approve}: lets somebody join. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets somebody join: adds the agency and the system if they are new, and the certificate, all in"
                + " one change.")
final class RegistryApproveCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "ID", description = "The request's id, as joinings shows it.")
    private String id = "";

    @Option(
            names = "--fingerprint",
            required = true,
            paramLabel = "HEX",
            description = "The key's fingerprint as who asks read it to you, not as it stands in the list.")
    private String fingerprint = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
    private String reason = "";

    @Option(
            names = "--existing",
            description = "The agency, or the system, is registered already and asked for this itself.")
    private boolean existing;

    @Option(names = "--agency-name-fa", paramLabel = "TEXT", description = "Of an agency that is new, in Persian.")
    private Optional<String> agencyNameFa = Optional.empty();

    @Option(names = "--agency-name-en", paramLabel = "TEXT", description = "The same in English.")
    private Optional<String> agencyNameEn = Optional.empty();

    @Option(names = "--system-name-fa", paramLabel = "TEXT", description = "Of a system that is new, in Persian.")
    private Optional<String> systemNameFa = Optional.empty();

    @Option(names = "--system-name-en", paramLabel = "TEXT", description = "The same in English.")
    private Optional<String> systemNameEn = Optional.empty();

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The certificate that an outside authority issued, PEM, with those above it; without it the"
                    + " hub's own authority issues.")
    private Optional<Path> certificate = Optional.empty();

    @Mixin
    private final OperatorCall call = new OperatorCall();

    RegistryApproveCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        ObjectNode body = OperatorCall.object().put("reason", reason).put("fingerprint", fingerprint);
        if (existing) {
            body.put("existing", true);
        }
        agencyNameFa.ifPresent(name -> body.put("agencyNameFa", name));
        agencyNameEn.ifPresent(name -> body.put("agencyNameEn", name));
        systemNameFa.ifPresent(name -> body.put("systemNameFa", name));
        systemNameEn.ifPresent(name -> body.put("systemNameEn", name));
        certificate.ifPresent(file -> body.put("certificate", pem(file)));
        return new PlanText(out).printDone(call.post("/registry/joinings/" + id + "/approve", body), call);
    }

    private static String pem(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CannotAskException("The certificate " + file + " cannot be read.", unreadable);
        }
    }
}
