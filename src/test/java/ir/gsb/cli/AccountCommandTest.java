package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandTest {

    @TempDir
    private Path folder;

    private CommandOnStore command;

    @BeforeEach
    void make_a_store() throws Exception {
        command = new CommandOnStore("account", "auditors", folder);
    }

    @AfterEach
    void close_it() {
        command.close();
    }

    private CommandOnStore.Ran run(String... words) {
        return command.run(words);
    }

    @Test
    void opens_an_account_and_prints_what_its_owner_needs() {
        CommandOnStore.Ran added = run("add", "m.karimi", "--roles", "auditor,payload-reader");

        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(added.out())
                .containsPattern("password  [\\w-]{24}\n")
                .containsPattern("secret    [A-Z2-7]{32}\n")
                .contains("otpauth://totp/GSB:m.karimi?secret=", "█▀");
        assertThat(run("list").out()).isEqualToIgnoringNewLines("m.karimi  auditor,payload-reader\n");
    }

    @Test
    void opens_an_account_of_an_agency() {
        CommandOnStore.Ran added =
                run("add", "s.amiri", "--roles", "representative,signer", "--agency", "tax", "--no-picture");

        assertThat(added.exitCode()).as(added.err()).isZero();
        assertThat(run("list").out()).isEqualToIgnoringNewLines("s.amiri  representative,signer  of tax\n");
    }

    @Test
    void locks_and_unlocks_an_account() {
        run("add", "one", "--no-picture");

        assertThat(run("lock", "one").out()).contains("one is locked");
        assertThat(run("list").out()).isEqualToIgnoringNewLines("one  auditor  locked\n");
        assertThat(run("unlock", "one").out()).contains("one is open");
    }

    @Test
    void refuses_what_cannot_be_done() {
        run("add", "one");

        assertThat(run("add", "one").err()).contains("There is an account one already.");
        assertThat(run("add", "two", "--roles", "cook").err()).contains("a role is auditor or payload-reader");
        assertThat(run("add", "two", "--roles", "signer").err()).contains("of an agency: name it");
        assertThat(run("add", "two", "--roles", "signer", "--agency", "Tax!").err())
                .contains("an agency's code");
        assertThat(run("add", "No One").err()).contains("an account is named");
        assertThat(run("lock", "nobody").exitCode()).isEqualTo(2);
    }

    @Test
    void records_who_changed_an_account() throws Exception {
        run("add", "recorded", "--roles", "auditor,payload-reader", "--by", "m.admin");
        run("add", "recorded", "--by", "m.admin");
        run("lock", "recorded");
        run("unlock", "nobody");

        String account = System.getProperty("user.name");
        assertThat(acts("recorded"))
                .containsExactly(
                        "m.admin setting-changed account recorded added: auditor,payload-reader",
                        account + " setting-changed account recorded locked");
        assertThat(acts("nobody")).isEmpty();
    }

    private List<String> acts(String about) throws SQLException {
        try (var connection = command.store().getConnection();
                var statement = connection.prepareStatement("""
                    SELECT actor || ' ' || outcome || ' ' || detail FROM record
                     WHERE kind = 3 AND detail LIKE ? ORDER BY exchange_id
                    """)) {
            statement.setString(1, "%" + about + "%");
            var acts = new ArrayList<String>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    acts.add(row.getString(1));
                }
            }
            return acts;
        }
    }
}
