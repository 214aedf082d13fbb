package ir.gsb.cli;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.store.StoreUnusableException;
import ir.gsb.workbench.CannotReadException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
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
            "  gsb inquire --help",
            "      lists all options and exit codes"
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
        boolean json = Arrays.asList(args).contains("--json");
        return new CommandLine(new GsbCommand())
                .addSubcommand(new InquireCommand(in, out))
                .addSubcommand(new SignCommand(in, out))
                .addSubcommand(new ExchangeCommand(out))
                .addSubcommand(AuditCommand.made(out))
                .addSubcommand(RegistryCommand.made(in, out))
                .addSubcommand(new AuditorCommand(out))
                .addSubcommand(new WitnessCommand(out))
                .addSubcommand(new ConnectorCommand(out))
                .addSubcommand(new EvidenceCommand(out))
                .addSubcommand(new VerifyCommand(out))
                .addSubcommand(LogCommand.of(out, err))
                .addSubcommand(new HoldCommand(out))
                .addSubcommand(new QueueCommand(out))
                .addSubcommand(new EraseCommand(out))
                .addSubcommand(new ArchiveCommand(out))
                .addSubcommand(new StoreCommand(out))
                .addSubcommand(new CheckCommand(out))
                .addSubcommand(NewCommand.of(out))
                .addSubcommand(new TryCommand(out))
                .setOut(out)
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
