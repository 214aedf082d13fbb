package ir.gsb.cli;

import ir.gsb.message.Party;
import ir.gsb.security.Certificates;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Thumbprint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb join}: makes a key, asks to join, and fetches the certificate once the operator approved. */
@Command(
        name = "join",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a key on this machine, asks the hub to certify it for your system, and fetches the certificate when"
                    + " the hub's operator has approved. Run it again to look.",
            "The folder that it makes is what --identity of the other commands takes."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:joined, or asked and waiting",
            " 1:refused; the reason is printed",
            " 2:could not ask: bad arguments, no connection, or an answer that cannot be trusted"
        })
final class JoinCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PrintWriter out;

    @Parameters(index = "0", paramLabel = "AGENCY/SYSTEM", description = "Who you will be, as health/records.")
    private String name = "";

    @Option(
            names = "--contact",
            paramLabel = "TEXT",
            description = "How the operator reaches you: an e-mail address or a telephone number, without spaces.")
    private Optional<String> contact = Optional.empty();

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where to keep all (default: AGENCY-SYSTEM).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--wait", description = "Look every 5 seconds until the operator has decided.")
    private boolean wait;

    @Option(
            names = "--hub-thumbprint",
            paramLabel = "TEXT",
            description = "The thumbprint of the certificate that the hub signs with, if you know it from elsewhere;"
                    + " without it, what the hub shows first is trusted.")
    private Optional<String> thumbprint = Optional.empty();

    @Option(names = "--ca", paramLabel = "FILE", description = "The CA of the hub's TLS certificate, PEM.")
    private Optional<Path> ca = Optional.empty();

    @Mixin
    private final HubOptions hubOptions = new HubOptions();

    JoinCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Party party = Party.parse(name);
        var files = new JoiningFolder(folder.orElseGet(() -> Path.of(party.agency() + "-" + party.system())));
        if (Files.exists(files.certificate())) {
            return joined(party, files, SigningKeys.certificate(files.certificate()));
        }
        files.ensureKey(party);
        var hub = new JoiningHub(hubOptions, files.ca(ca));
        X509Certificate trusted = trusted(hub, files);
        Optional<String> sent = files.id(party);
        Result result = sent.isPresent() ? hub.look(sent.get(), trusted) : ask(hub, files, party, trusted);
        while (wait && state(result).equals("WAITING")) {
            if (sent.isEmpty()) {
                waiting(result);
                sent = files.id(party);
            }
            pause();
            result = hub.look(sent.orElseThrow(), trusted);
        }
        return told(result, party, files);
    }

    private static String state(Result result) {
        return result.content().path("state").asText();
    }

    private Result ask(JoiningHub hub, JoiningFolder files, Party party, X509Certificate trusted) {
        String reached = contact.orElseThrow(
                () -> new CannotAskException("Say how the hub's operator reaches you: --contact it@health.example"));
        if (!reached.matches("[A-Za-z0-9@._+-]{3,100}")) {
            throw new CannotAskException("--contact may have 3 to 100 of A-Z a-z 0-9 @ . _ + -");
        }
        Result result = hub.ask(party, reached, files.requestBytes(), trusted);
        if (!result.refused()) {
            files.sent(result.content().path("id").asText(), party);
        }
        return result;
    }

    /** Whom to believe: who was believed first, or who has the thumbprint that was given. */
    private X509Certificate trusted(JoiningHub hub, JoiningFolder files) {
        boolean first = Files.notExists(files.hub());
        String pem = first ? hub.certificate() : "";
        X509Certificate certificate = first
                ? Certificates.read(pem.getBytes(StandardCharsets.US_ASCII)).getFirst()
                : files.hubCertificate();
        String shown = Thumbprint.of(certificate);
        if (thumbprint.filter(wanted -> !wanted.equals(shown)).isPresent()) {
            throw new CannotAskException("This hub signs with the certificate " + shown
                    + ", not with the one of --hub-thumbprint: check --hub, and call its operator.");
        }
        if (first) {
            files.keepHub(pem);
            line("hub signs with", shown + (thumbprint.isPresent() ? "" : " (trusted because it came first)"));
        }
        return certificate;
    }

    private int told(Result result, Party party, JoiningFolder files) {
        if (result.refused()) {
            new Report(out).print(result, false);
            return result.exitCode();
        }
        return switch (state(result)) {
            case "WAITING" -> waiting(result);
            case "APPROVED" ->
                joined(
                        party,
                        files,
                        files.keepCertificate(
                                result.content().path("certificate").asText()));
            default -> {
                files.refused();
                line("refused", result.content().path("reason").asText());
                line("next", "clear it with the hub's operator, and run gsb join again");
                yield ExitCode.REFUSED;
            }
        };
    }

    private int waiting(Result result) {
        line("waiting", result.content().path("party").asText());
        line("id", result.content().path("id").asText());
        line("fingerprint", result.content().path("fingerprint").asText());
        line("next", "call the hub's operator and read the fingerprint to him; then run gsb join again");
        return ExitCode.ANSWERED;
    }

    private int joined(Party party, JoiningFolder files, X509Certificate certificate) {
        String who = " " + hubOptions.asOption() + " --identity " + files.folder();
        line("joined", party.toString());
        line("certificate", Thumbprint.of(certificate));
        line("valid until", certificate.getNotAfter().toInstant().toString());
        out.println("What to do next:");
        out.println("  gsb doctor" + who);
        out.println("  gsb registry request person-identity/v1 --modes VERIFY --fields firstName,lastName"
                + " --purpose '…' --legal-basis '…' --reason '…'" + who);
        out.println("  gsb registry list agreements" + who);
        out.println("  gsb inquire person-identity/v1 --data '{\"nationalId\":\"…\",\"birthDate\":\"…\"}'" + who);
        out.flush();
        return ExitCode.ANSWERED;
    }

    private void line(String label, String text) {
        out.printf("%-14s %s%n", label, text);
        out.flush();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotAskException("Interrupted: run gsb join again to look.", stopped);
        }
    }
}
