package ir.gsb.cli;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.StoreUnusableException;
import ir.gsb.workbench.CannotReadException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code gsb} and its words. */
@Command(
        name = "gsb",
        mixinStandardHelpOptions = true,
        versionProvider = GsbCommand.Version.class,
        description = "Asks a Government Service Bus, checks what it answers, and witnesses its log.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar target/gsb.jar",
            "      starts the hub",
            "  gsb inquire person-identity/v1 --as tax/portal --data '{\"nationalId\":\"0001234560\",...}'",
            "      asks the hub at http://localhost:8080 with the sample keys",
            "  gsb doctor --as tax/portal",
            "      says what is wrong if that does not work",
            "  gsb help inquire",
            "      lists all options and exit codes, as gsb inquire --help does"
        })
public final class GsbCommand {

    private GsbCommand() {}

    /** Whether the arguments are for a command, not for the hub: the hub's own arguments all begin with {@code --}. */
    public static boolean isMeant(String... args) {
        return Arrays.stream(args)
                .findFirst()
                .filter(first -> !first.startsWith("-")
                        || first.equals("--help")
                        || first.equals("-h")
                        || first.equals("--version")
                        || first.equals("-V"))
                .isPresent();
    }

    /**
     * Runs one command with the process's streams.
     *
     * @return 0 answered, 1 refused, 2 could not ask
     */
    public static int run(String... args) {
        return run(
                System.in,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args);
    }

    static int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        if (args.length > 0 && args[0].equals("help")) {
            return run(in, out, err, explained(args));
        }
        boolean json = Arrays.asList(args).contains("--json");
        Map<String, Supplier<?>> words = words(in, out, err);
        boolean known = args.length > 0 && words.containsKey(args[0]);
        if (args.length > 0 && !known && !args[0].startsWith("-")) {
            err.println("gsb: there is no command " + args[0] + ". The nearest are "
                    + String.join(", ", Nearest.to(args[0], words.keySet())) + "; gsb help lists all.");
            return ExitCode.COULD_NOT_ASK;
        }
        var gsb = new CommandLine(new GsbCommand());
        words.forEach((word, made) -> {
            if (!known || word.equals(args[0])) {
                gsb.addSubcommand(made.get());
            }
        });
        return gsb.setOut(out)
                .setErr(err)
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (json) {
                        new Report(out).notAsked(reason(failure));
                    }
                    err.println("gsb: " + reason(failure));
                    return ExitCode.COULD_NOT_ASK;
                })
                .execute(args);
    }

    /** {@code help WORD} is {@code WORD --help}. */
    private static String[] explained(String... args) {
        return Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help")).toArray(String[]::new);
    }

    /** What makes each word's command: to make all of them takes longer than most take to run. */
    private static Map<String, Supplier<?>> words(InputStream in, PrintWriter out, PrintWriter err) {
        var words = new LinkedHashMap<String, Supplier<?>>();
        words.put("join", () -> new JoinCommand(out));
        words.put("doctor", () -> new DoctorCommand(out, Clock.systemUTC()));
        words.put("inquire", () -> new InquireCommand(in, out));
        words.put("sign", () -> new SignCommand(in, out));
        words.put("exchange", () -> new ExchangeCommand(out));
        words.put("audit", () -> AuditCommand.made(out));
        words.put("registry", () -> RegistryCommand.made(in, out));
        words.put("account", () -> new AccountCommand(out));
        words.put("witness", () -> new WitnessCommand(out));
        words.put("connector", () -> new ConnectorCommand(out));
        words.put("evidence", () -> new EvidenceCommand(out));
        words.put("verify", () -> new VerifyCommand(out));
        words.put("log", () -> LogCommand.of(out, err));
        words.put("hold", () -> new HoldCommand(out));
        words.put("queue", () -> QueueCommand.made(out));
        words.put("erase", () -> new EraseCommand(out));
        words.put("archive", () -> new ArchiveCommand(out));
        words.put("agencies", () -> new AgenciesCommand(out));
        words.put("sheets", () -> new SheetsCommand(out));
        words.put("tracking", () -> new TrackingCommand(out));
        words.put("store", () -> new StoreCommand(out));
        words.put("check", () -> new CheckCommand(out));
        words.put("new", () -> NewCommand.of(out));
        words.put("try", () -> new TryCommand(out));
        return words;
    }

    private static String reason(Exception failure) {
        boolean expected = failure instanceof CannotAskException
                || failure instanceof IllegalArgumentException
                || failure instanceof StoreUnusableException
                || failure instanceof CannotReadException
                || failure instanceof RecordingUnavailableException;
        return expected ? String.valueOf(failure.getMessage()) : "failed: " + failure;
    }

    /** The version that the jar's manifest tells. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = GsbCommand.class.getPackage().getImplementationVersion();
            return new String[] {"gsb " + Optional.ofNullable(version).orElse("(not packaged)")};
        }
    }
}
