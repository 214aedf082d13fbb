package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetsCommandTest {

    private static final String CSV = """
        agency,reference,title.fa,figures.days
        tax,A-1,صدور گواهی,۲
        tax,A-2,تمدید گواهی,%s
        """;

    @TempDir
    private Path folder;

    private CommandOnStore command;

    @BeforeEach
    void make_a_store() throws Exception {
        command = new CommandOnStore("sheets", "sheets_command", folder);
        try (var connection = command.store().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)
                VALUES ('tax', 'SUBSIDIARY', 'سازمان نمونه', 'Sample', true)
                """);
        }
    }

    @AfterEach
    void close_it() {
        command.close();
    }

    private CommandOnStore.Ran run(String... words) {
        return command.run(words);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void tells_what_a_file_would_do_and_does_it() throws Exception {
        String file = file("new.csv", CSV.formatted("5"));

        CommandOnStore.Ran dry = run("import", file, "--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out())
                .contains("row 2  tax/A-1  new", "2 new, 0 changed, 0 the same, 0 faults: nothing is done.");
        assertThat(run("import", file, "--by", "m.admin").out()).contains("faults: done.");

        String changed = file("changed.csv", CSV.formatted("6"));
        assertThat(run("import", changed, "--dry-run").out())
                .contains("row 3  tax/A-2  changed", "figures.days: 5 -> 6", "0 new, 1 changed, 1 the same");
    }

    @Test
    void names_faults_and_does_nothing() throws Exception {
        CommandOnStore.Ran ran = run("import", file("bad.csv", CSV.formatted("many")));

        assertThat(ran.exitCode()).isOne();
        assertThat(ran.out()).contains("row 3  figures.days  عددی", "1 faults: nothing is done.");
        assertThat(run("export", folder.resolve("none.json").toString()).out()).startsWith("0 sheets");
    }

    @Test
    void writes_files_that_it_reads() throws Exception {
        run("import", file("new.csv", CSV.formatted("5")));
        for (String ending : List.of("csv", "xlsx", "json")) {
            String file = folder.resolve("all." + ending).toString();
            assertThat(run("export", file, "--agency", "tax").out()).startsWith("2 sheets");
            assertThat(run("import", file).out()).contains("0 new, 0 changed, 2 the same, 0 faults");
        }
        assertThat(run("export", folder.resolve("all.pdf").toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void publishes_what_is_approved_and_nothing_else() throws Exception {
        run("import", file("new.csv", CSV.formatted("5")));

        assertThat(run("publish", "tax", "A-1").out()).startsWith("wrong-state");
        assertThat(run("publish", "tax", "A-9").exitCode()).isEqualTo(2);
        try (var connection = command.store().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE service SET state = 'APPROVED', code = '10001001' WHERE reference = 'A-1'");
        }
        assertThat(run("publish", "tax", "A-1").out()).startsWith("PUBLISHED, code 10001001");
    }

    @Test
    void lets_nobody_sign_or_approve_under_a_name_that_he_gives_himself() throws Exception {
        run("import", file("new.csv", CSV.formatted("5")));

        for (String word : List.of("sign", "take-up", "return", "approve", "retire")) {
            for (String role : List.of("signer", "reviewer", "operator")) {
                CommandOnStore.Ran ran = run("step", word, "tax", "A-1", "--role", role, "--by", "m.karimi");
                assertThat(ran.exitCode()).as(word + " as " + role).isEqualTo(2);
            }
        }
        try (var connection = command.store().getConnection();
                var statement = connection.createStatement();
                var states = statement.executeQuery("SELECT DISTINCT state FROM service")) {
            assertThat(states.next()).isTrue();
            assertThat(states.getString(1)).isEqualTo("DRAFT");
            assertThat(states.next()).isFalse();
        }
    }
}
