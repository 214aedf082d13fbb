package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.Sequencer;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Protocol;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hub publishes of its log, and that others find it right. */
class LogIT {

    private static final int ENDED = 2;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final LogReader log = hub.part(LogReader.class);
    private final Path vkey = hub.pki().resolve("hub/log.vkey");

    @TempDir
    private Path folder;

    private RawHttp.Response get(String path) throws IOException {
        return RawHttp.send(hub.port(), "GET", path, new Headers(List.of()), new byte[0]);
    }

    private ExchangeId asked() throws Exception {
        Told told = trial.portal().ask(Protocol.REST, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");
        return ExchangeId.parse(told.exchangeId());
    }

    private byte[] entry(ExchangeId id) throws SQLException {
        try (Connection connection = hub.part(DataSource.class).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT entry FROM record WHERE exchange_id = ? AND kind = ?")) {
            statement.setObject(1, id.value());
            statement.setInt(2, ENDED);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    @Test
    void publishes_an_exchange_that_a_foreign_program_verifies() throws Exception {
        LogVerifier.isNeeded();
        byte[] earlier = get("/log/checkpoint").body();
        ExchangeId id = asked();
        await().atMost(SOON).until(() -> log.proofOf(id, ENDED).isPresent());
        LogProof proof = log.proofOf(id, ENDED).orElseThrow();
        Files.write(folder.resolve("entry.tlog-proof"), proof.toBytes());
        Files.write(folder.resolve("earlier"), earlier);

        var ended = LogVerifier.run(
                "-key", vkey.toString(),
                "-log", "http://" + hub.authority() + "/log",
                "-old", folder.resolve("earlier").toString(),
                "-proof", folder.resolve("entry.tlog-proof").toString(),
                "-entry", HexFormat.of().formatHex(entry(id)));

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out()).contains("inclusion: entry " + proof.index()).contains("consistency:", "audit:");
    }

    @Test
    void says_how_long_what_is_fetched_may_be_kept() throws Exception {
        ExchangeId id = asked();
        await().atMost(SOON).until(() -> log.proofOf(id, ENDED).isPresent());
        var checkpoint = get("/log/checkpoint");
        assertThat(checkpoint.status()).isEqualTo(200);
        assertThat(checkpoint.headers().first("content-type")).contains("text/plain; charset=utf-8");
        assertThat(checkpoint.headers().first("cache-control")).contains("no-cache");
        NoteVerifier verifier = NoteVerifier.parse(Files.readString(vkey).strip());
        assertThat(Checkpoint.open(Note.parse(checkpoint.body()), verifier).size())
                .isPositive();

        for (String path : List.of("/log/tile/0/000.p/1", "/log/tile/entries/000.p/1")) {
            var tile = get(path);
            assertThat(tile.status()).isEqualTo(200);
            assertThat(tile.headers().first("content-type")).contains("application/octet-stream");
            assertThat(tile.headers().first("cache-control")).contains("public, max-age=31536000, immutable");
            assertThat(tile.body()).hasSize(path.contains("entries") ? 34 : 32);
        }
        for (String path : List.of("/log/tile/7/000", "/log/tile/0/x999/000", "/log/", "/log/tile", "/log/none")) {
            var absent = get(path);
            assertThat(absent.status()).as(path).isEqualTo(404);
            assertThat(absent.headers().first("content-type")).contains("application/problem+json");
        }
    }

    @Test
    void names_its_log_and_says_how_it_fares() throws Exception {
        var self = JsonMapper.builder().build().readTree(get("/.well-known/gsb").body());
        assertThat(self.at("/log/origin").asText()).isEqualTo("localhost/gsb-sample");
        assertThat(self.at("/log/key").asText())
                .isEqualTo(Files.readString(vkey).strip());
        assertThat(hub.part(Sequencer.class).refusal()).isEmpty();
        assertThat(new String(get("/actuator/prometheus").body(), StandardCharsets.UTF_8))
                .contains("gsb_log_size ", "gsb_log_lag_entries ");
    }
}
