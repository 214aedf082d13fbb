package ir.gsb.cli;

import ir.gsb.console.Accounts;
import ir.gsb.console.Role;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb auditor}: who may sign in to the auditors' console. */
@Command(
        name = "auditor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Opens, lists and locks accounts of the auditors' console, in the store of a hub.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb auditor add m.karimi --roles auditor,payload-reader",
            "      prints a password and a secret for an authenticator app, once",
            "  gsb auditor lock m.karimi",
            "      closes the account and ends its sessions"
        })
final class AuditorCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    AuditorCommand(PrintWriter out) {
        this.out = out;
    }

    private Accounts accounts() {
        return Accounts.of(store.source(), store.keys(), Clock.systemUTC(), new SecureRandom());
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Opens an account. Its password and secret are printed once and kept nowhere in clear.")
    int add(
            @Parameters(paramLabel = "NAME", description = "2 to 64 of a-z 0-9 . _ -") String name,
            @Option(
                            names = "--roles",
                            defaultValue = "auditor",
                            paramLabel = "ROLES",
                            description = "auditor; auditor,payload-reader reads what was said, too (default:"
                                    + " ${DEFAULT-VALUE}).")
                    String roles,
            @Option(names = "--no-picture", description = "Print no QR code.") boolean plain) {
        Accounts.Opened opened = accounts()
                .add(name, Role.parse(roles))
                .orElseThrow(() -> new CannotAskException("There is an account " + name + " already."));
        out.println("account   " + opened.name());
        out.println("password  " + opened.password());
        out.println("secret    " + opened.secret());
        out.println("app       " + opened.address());
        if (!plain) {
            out.println();
            out.println(QrText.of(opened.address()));
        }
        return ExitCode.ANSWERED;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
    int list() {
        for (Accounts.Listed one : accounts().all()) {
            String roles = one.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(","));
            out.println(one.name() + "  " + roles + (one.locked() ? "  locked" : ""));
        }
        return ExitCode.ANSWERED;
    }

    @Command(name = "lock", mixinStandardHelpOptions = true, description = "Closes an account and ends its sessions.")
    int lock(@Parameters(paramLabel = "NAME", description = "The account.") String name) {
        return told(name, accounts().lock(name), "is locked, and its sessions have ended");
    }

    @Command(name = "unlock", mixinStandardHelpOptions = true, description = "Opens a locked account again.")
    int unlock(@Parameters(paramLabel = "NAME", description = "The account.") String name) {
        return told(name, accounts().unlock(name), "is open");
    }

    private int told(String name, boolean there, String done) {
        if (!there) {
            throw new CannotAskException("There is no account " + name + ".");
        }
        out.println(name + " " + done);
        return ExitCode.ANSWERED;
    }
}
