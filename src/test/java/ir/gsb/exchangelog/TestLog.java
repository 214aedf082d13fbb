package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.ExchangeId;
import ir.gsb.store.SharedPostgres;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TiledTree;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/** A log in a database of its own, entries that are queued for it, and all that must hold of it. */
final class TestLog implements AutoCloseable {

    static final String ORIGIN = "localhost/test-log";

    /** Of 32 bytes, all zero. */
    private static final String KEY = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        -----END PRIVATE KEY-----
        """;

    final HikariDataSource source;
    final Path folder;
    final NoteSigner signer;
    final LogReader reader;
    final Random random = new Random(20);
    final Map<ExchangeId, byte[]> queued = new HashMap<>();
    final List<Checkpoint> seen = new ArrayList<>();

    TestLog(String name, Path folder) throws SQLException, TlogException {
        this.source = SharedPostgres.migrated(name);
        this.folder = folder;
        this.signer = NoteSigner.of(ORIGIN, KEY);
        this.reader = new LogReader(source);
        new SqlPartitions(source, "log_leaf").ensure(Instant.now());
    }

    LogSettings settings(String node) {
        return new LogSettings(signer, folder.resolve(node), Duration.ofMillis(50), TestNode.keys());
    }

    Sequencer sequencer(String node) {
        return new Sequencer(source, settings(node), Clock.systemUTC());
    }

    Sequencer sequencer(String node, SequencerStep.Watch watch) {
        return new Sequencer(source, settings(node), Clock.systemUTC(), watch);
    }

    /** Queues records in one row. */
    void queue(int records) throws SQLException {
        var row = ByteBuffer.allocate(records * QueuedEntry.SIZE);
        for (int i = 0; i < records; i++) {
            ExchangeId id = ExchangeId.at(Instant.now(), random);
            byte[] entry = new byte[Hash.SIZE];
            random.nextBytes(entry);
            row.putLong(id.value().getMostSignificantBits()).putLong(id.value().getLeastSignificantBits());
            row.putShort((short) 2).put(entry);
            queued.put(id, entry);
        }
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO log_queue (entries, seal) VALUES (?, ?)")) {
            statement.setBytes(1, row.array());
            statement.setBytes(2, TestNode.keys().seal(row.array()));
            statement.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until all that was queued is covered by a checkpoint. */
    void awaitPublished() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> reader.latest()
                        .filter(latest -> latest.size() == queued.size())
                        .isPresent());
    }

    /** No entry is lost or there twice, each is proven, and every older checkpoint is of the same log. */
    void assertWhole() throws SQLException, TlogException, IOException {
        StoredCheckpoint latest = reader.latest().orElseThrow();
        assertThat(latest.size()).isEqualTo(queued.size());
        assertThat(number("SELECT count(DISTINCT idx) FROM log_leaf")).isEqualTo(queued.size());
        assertThat(number("SELECT coalesce(max(idx), -1) FROM log_leaf")).isEqualTo(queued.size() - 1);
        for (var one : queued.entrySet()) {
            Checkpoint checkpoint = reader.proofOf(one.getKey(), 2)
                    .orElseThrow()
                    .verify(Merkle.leaf(one.getValue()), signer.verifier());
            assertThat(checkpoint.size()).isEqualTo(latest.size());
        }
        for (StoredCheckpoint checkpoint : reader.checkpoints(Long.MAX_VALUE, 100_000)) {
            seen.add(Checkpoint.open(checkpoint.note(), signer.verifier()));
        }
        try (Connection connection = source.getConnection()) {
            var tree = new TiledTree(new SqlTiles(connection), latest.size());
            for (Checkpoint older : seen) {
                tree.consistency(older.size()).verify(older.root(), latest.root());
            }
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
