package ir.gsb.cli;

import ir.gsb.evidence.EvidenceContainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb evidence}: gets the evidence of an exchange, as a party with the roles auditor and payload-reader. */
@Command(
        name = "evidence",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Gets the evidence of an exchange as a file that stands alone, as a party with the roles auditor and"
                    + " payload-reader.",
            "It holds what was said. The hub records that it was taken out."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:the file is written", " 1:refused", " 2:could not ask"},
        footerHeading = "%nExample:%n",
        footer = {
            "  gsb evidence 019aa1b2-6c1e-7d20-8a55-0f4f3f0f6a11 -o exchange.asice --as audit/office",
            "  gsb verify exchange.asice --ca ca.pem --log-key log.vkey --tsa ca.pem"
        })
final class EvidenceCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "ID", description = "The exchange's id.")
    private UUID id = new UUID(0, 0);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write the evidence, an ASiC-E container.")
    private Path file = Path.of("");

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    @Option(names = "--json", description = "Print a refusal as one JSON object, for machines.")
    private boolean json;

    EvidenceCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        var asked = RestAsked.get(hub.at("/audit/exchanges/" + id + "/evidence"), credentials.signingKey());
        X509Certificate trusted = credentials.hubCertificate();
        HttpAnswer answer = hub.connect(credentials).send(asked.message());
        boolean given = answer.headers()
                .first("content-type")
                .filter(EvidenceContainer.MEDIA_TYPE::equals)
                .isPresent();
        if (answer.status() != 200 || !given) {
            Result refused = asked.read(answer, trusted);
            new Report(out).print(refused, json);
            return ExitCode.REFUSED;
        }
        asked.requireTrust(answer, trusted);
        write(answer.body());
        return ExitCode.ANSWERED;
    }

    private void write(byte[] evidence) {
        try {
            Files.write(file, evidence);
        } catch (IOException unwritable) {
            throw new CannotAskException(file + " cannot be written.", unwritable);
        }
        out.println(file + ": the evidence of " + id + ", " + evidence.length + " bytes");
    }
}
