package ir.gsb.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb inquire}: signs, sends, checks the hub's signature and prints the answer. */
@Command(
        name = "inquire",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Asks one inquiry over REST or SOAP, checks the hub's signature and prints the answer.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:answered",
            " 1:refused; the reason is printed",
            " 2:could not ask: bad arguments, no connection, or an answer that cannot be trusted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb inquire postal-address/v1 --as tax/portal --file request.json",
            "  gsb inquire postal-address/v1 --as municipality/permits --agreement A-2002 --soap --file request.json",
            "  gsb inquire person-identity/v1 --hub https://hub.example --ca ca.pem --keystore me.p12 \\",
            "      --password-file secret --hub-cert hub.pem --json -  < request.json"
        })
final class InquireCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final InquiryOptions inquiry;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    InquireCommand(InputStream in, PrintWriter out) {
        this.inquiry = new InquiryOptions(in);
        this.out = out;
    }

    @Override
    public Integer call() {
        Asked asked = Asked.sign(inquiry, hub, credentials.signingKey());
        X509Certificate trusted = credentials.hubCertificate();
        Result result = asked.read(hub.connect(credentials).send(asked.message()), trusted);
        new Report(out).print(result, json);
        return result.exitCode();
    }
}
