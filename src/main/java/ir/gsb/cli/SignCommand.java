package ir.gsb.cli;

import ir.gsb.message.Headers;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gsb sign}: prints a signed message and what was signed, and sends nothing. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the signed HTTP message and what its signature is over, without sending it.",
            "Compare with what your own client makes of the same request."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {" 0:printed", " 2:bad arguments, or the key cannot be used"})
final class SignCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private final InquiryOptions inquiry;

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    SignCommand(InputStream in, PrintWriter out) {
        this.inquiry = new InquiryOptions(in);
        this.out = out;
    }

    @Override
    public Integer call() {
        Asked asked = Asked.sign(inquiry, hub, credentials.signingKey());
        print(asked.message(), out);
        out.println();
        out.println("----- signature base -----");
        out.println(asked.base());
        out.flush();
        return ExitCode.ANSWERED;
    }

    private static void print(HttpMessage message, PrintWriter out) {
        URI target = message.target();
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        out.println("----- message -----");
        out.println(message.method() + " " + target.getRawPath() + query + " HTTP/1.1");
        out.println("host: " + target.getRawAuthority());
        out.println("content-length: " + message.body().length);
        for (Headers.Header header : message.headers().all()) {
            out.println(header.name() + ": " + header.value());
        }
        out.println();
        out.println(new String(message.body(), StandardCharsets.UTF_8));
    }
}
