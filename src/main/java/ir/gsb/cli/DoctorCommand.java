package ir.gsb.cli;

import ir.gsb.message.InquiryType;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb doctor}: why a party cannot ask a hub, in one sentence. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks all that lies between you and a hub, and says in one sentence what is wrong.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:all is well",
            " 1:something is wrong; what it is and what to do is printed",
            " 2:could not look: bad arguments"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb doctor --as tax/portal",
            "      checks name, connection, TLS, hub, clock, keys and signatures, with the sample keys",
            "  gsb doctor person-identity/v1 --hub https://hub.example --identity FOLDER",
            "      also checks whether an agreement lets you ask that"
        })
final class DoctorCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final Clock clock;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TYPE/VERSION",
            description = "What you want to ask, as person-identity/v1.")
    private Optional<String> inquiry = Optional.empty();

    @Mixin
    private final HubOptions hub = new HubOptions();

    @Mixin
    private final Credentials credentials = new Credentials();

    @Option(names = "--json", description = "Print one JSON object, for machines.")
    private boolean json;

    DoctorCommand(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var doctor = new Doctor(hub, credentials, inquiry.map(InquiryType::parse), clock);
        return new DoctorReport(out, json).print(doctor.examine());
    }
}
