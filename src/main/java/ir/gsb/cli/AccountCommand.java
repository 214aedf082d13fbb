package ir.gsb.cli;

import ir.gsb.accounts.Accounts;
import ir.gsb.accounts.Role;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.Deeds;
import ir.gsb.exchangelog.MasterKeys;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb account}: who may sign in to the auditors' console and to the agencies' workplace. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Opens, lists and locks accounts of auditors, agencies' people and reviewers, in the store of a hub.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  gsb account add m.karimi --roles auditor,payload-reader",
            "      prints a password and a secret for an authenticator app, once",
            "  gsb account add s.amiri --roles representative --agency tax",
            "      may write the service sheets of that agency",
            "  gsb account lock m.karimi",
            "      closes the account and ends its sessions"
        })
final class AccountCommand {

    private final PrintWriter out;

    @Mixin
    private final StoreOptions store = new StoreOptions();

    @Mixin
    private final StoreRecords records = new StoreRecords();

    AccountCommand(PrintWriter out) {
        this.out = out;
    }

    /** Who may sign in is a setting of the hub, so that a change of it is in the record. */
    private <R> Optional<R> change(String what, Function<Accounts, Optional<R>> change) {
        var act = new Act(Act.Word.SETTING_CHANGED, records.actor(), Optional.empty(), what);
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        MasterKeys keys = store.keys();
        return new Deeds(store.source(), StoreRecords.settings(store.settings()), keys, clock, random)
                .record(act, connection -> change.apply(Accounts.on(connection, keys, clock, random)));
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
                            description =
                                    "auditor, payload-reader, representative, signer, reviewer, operator, with commas"
                                            + " between (default: ${DEFAULT-VALUE}).")
                    String roles,
            @Option(names = "--agency", paramLabel = "AGENCY", description = "Whose representative or signer it is.")
                    Optional<String> agency,
            @Option(names = "--no-picture", description = "Print no QR code.") boolean plain) {
        Set<Role> given = Role.parse(roles);
        Accounts.Opened opened = change(
                        "account " + name + " added: " + inWords(given)
                                + agency.map(code -> " of " + code).orElse(""),
                        accounts -> accounts.add(name, agency, given))
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
        for (Accounts.Listed one : Accounts.of(store.source(), store.keys(), Clock.systemUTC(), new SecureRandom())
                .all()) {
            out.println(one.name() + "  " + inWords(one.roles())
                    + one.agency().map(code -> "  of " + code).orElse("") + (one.locked() ? "  locked" : ""));
        }
        return ExitCode.ANSWERED;
    }

    @Command(name = "lock", mixinStandardHelpOptions = true, description = "Closes an account and ends its sessions.")
    int lock(@Parameters(paramLabel = "NAME", description = "The account.") String name) {
        return told(name, "locked", accounts -> accounts.lock(name), "is locked, and its sessions have ended");
    }

    @Command(name = "unlock", mixinStandardHelpOptions = true, description = "Opens a locked account again.")
    int unlock(@Parameters(paramLabel = "NAME", description = "The account.") String name) {
        return told(name, "unlocked", accounts -> accounts.unlock(name), "is open");
    }

    private static String inWords(Set<Role> roles) {
        return roles.stream().map(Role::wire).sorted().collect(Collectors.joining(","));
    }

    private int told(String name, String what, Predicate<Accounts> change, String done) {
        String changed = change(
                        "account " + name + " " + what,
                        accounts -> change.test(accounts) ? Optional.of(name) : Optional.empty())
                .orElseThrow(() -> new CannotAskException("There is no account " + name + "."));
        out.println(changed + " " + done);
        return ExitCode.ANSWERED;
    }
}
