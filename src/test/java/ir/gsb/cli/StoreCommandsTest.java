package ir.gsb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.TestFolder;
import ir.gsb.exchangelog.RecordedExchange;
import ir.gsb.store.EmbeddedPostgres;
import ir.gsb.store.SharedPostgres;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that open the store, as they are typed. */
class StoreCommandsTest {

    private static final String DATABASE = "store_commands";
    private static final Path KEYS = TestFolder.of("test-keys");

    private static String exchange = "";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path password;

    @BeforeAll
    static void record_an_exchange() {
        try (var source = SharedPostgres.migrated(DATABASE)) {
            exchange = RecordedExchange.in(source).toString();
        }
    }

    @BeforeEach
    void write_the_password() throws Exception {
        password = Files.writeString(
                folder.resolve("password"), SharedPostgres.server().password() + "\n");
    }

    private int run(String... args) {
        return run(KEYS.resolve("master-1.key"), args);
    }

    private int run(Path masterKey, String... args) {
        EmbeddedPostgres server = SharedPostgres.server();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--url", server.jdbcUrl().replaceFirst("/gsb$", "/" + DATABASE), "--user", server.user()));
        all.addAll(List.of("--password-file", password.toString(), "--master-key", "1=" + masterKey));
        all.addAll(List.of("--search-key", KEYS.resolve("search.key").toString()));
        return GsbCommand.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                all.toArray(String[]::new));
    }

    @Test
    void switches_tracking_by_agency_and_province() {
        assertThat(run("tracking", "on", "tax", "qazvin", "hormozgan", "--reason", "a pilot", "--by", "m.admin"))
                .as(err.toString())
                .isZero();
        assertThat(run("tracking", "on", "tax", "qazvin", "--reason", "again")).isZero();
        assertThat(run("tracking", "on", "post", "--reason", "all")).isZero();
        assertThat(run("tracking", "list")).isZero();
        assertThat(run("tracking", "off", "tax", "--reason", "over")).isZero();
        assertThat(run("tracking", "on", "tax", "atlantis", "--reason", "none")).isEqualTo(2);

        assertThat(out.toString())
                .containsSubsequence(
                        "tracking of tax is on in 2 provinces, 2 of them changed",
                        "in 1 provinces, 0 of them changed",
                        "in 31 provinces, 31 of them changed",
                        "post  everywhere",
                        "tax  hormozgan qazvin",
                        "in 31 provinces, 2 of them changed");
        assertThat(err.toString()).contains("There is no province 'atlantis'", "chaharmahal-bakhtiari");
    }

    @Test
    void holds_and_erases() {
        assertThat(run("hold", "place", "--subject", "0001234560", "--reason", "case 7", "--by", "judge"))
                .as(err.toString())
                .isZero();
        assertThat(run("erase", exchange, "--reason", "a wish", "--by", "officer"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("Hold 1 is placed.", "not erased: a legal hold is on " + exchange);

        assertThat(run("hold", "release", "1", "--reason", "closed")).isZero();
        assertThat(run("hold", "release", "1", "--reason", "closed")).isEqualTo(1);
        assertThat(run("hold", "list")).isZero();
        assertThat(run("erase", "--subject", "0001234560", "--reason", "a wish"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("1  one subject, since", "by judge: case 7 (released")
                .contains(exchange + "  erased");
    }

    @Test
    void tells_what_would_be_archived() {
        assertThat(run(
                        "archive",
                        "--dry-run",
                        "--folder",
                        folder.resolve("archive").toString()))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("0 records would be archived");
        assertThat(folder.resolve("archive")).doesNotExist();
        assertThat(run("archive", "--run", "--folder", folder.resolve("archive").toString()))
                .isZero();
        assertThat(run("archive", "show", password.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("is not whole");
    }

    @Test
    void prints_a_forecast() {
        assertThat(run("store", "forecast", "--capacity", "900GB"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("in all", "MiB are free: enough for");
        assertThat(run("store", "forecast", "--capacity", "1MB")).isEqualTo(1);
    }

    @Test
    void says_in_one_sentence_that_the_master_key_is_another() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.key"), Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(run(other, "erase", "--subject", "0001234560", "--reason", "a wish"))
                .isEqualTo(2);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("gsb: Master key 1 is not the one that this store was written with:"
                        + " configure the file that was used before.\n");
    }

    @Test
    void says_in_one_sentence_that_the_master_key_is_lost() {
        Path lost = folder.resolve("lost.key");

        assertThat(run(lost, "erase", "--subject", "0001234560", "--reason", "a wish"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("gsb: The key file " + lost + " cannot be read.\n");
    }

    @Test
    void says_that_no_sample_runs() {
        int exit = GsbCommand.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                "hold",
                "list",
                "--data",
                folder.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("No PostgreSQL runs on").contains("start the sample hub");
    }

    @Test
    void finds_the_store_of_a_sample_that_runs() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres/data")).getParent();
        Files.copy(password, data.resolve("password"));
        Files.writeString(
                data.resolve("data/postmaster.pid"),
                "1\n/data\n0\n" + SharedPostgres.server().port() + "\n");

        var options = CommandLine.populateCommand(new StoreOptions(), "--data", folder.toString());

        try (var connection = options.source().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
