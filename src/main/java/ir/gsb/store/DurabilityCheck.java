package ir.gsb.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Refuses a PostgreSQL server that may forget what it has committed. */
public final class DurabilityCheck {

    private static final int OLDEST = 16;
    private static final List<String> NEEDED = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final DataSource source;

    public DurabilityCheck(DataSource source) {
        this.source = source;
    }

    /**
     * Returns if the server can be trusted with records.
     *
     * @throws StoreUnusableException if it is too old, may lose commits, or cannot be asked
     */
    public void check() {
        try (Connection connection = source.getConnection()) {
            check(SqlServer.durability(connection));
        } catch (SQLException failed) {
            throw new StoreUnusableException(
                    "PostgreSQL cannot be asked for its settings: " + failed.getMessage() + ".", failed);
        }
    }

    private static void check(Map<String, String> settings) {
        int version = Integer.parseInt(settings.getOrDefault("server_version_num", "0")) / 10_000;
        if (version < OLDEST) {
            throw new StoreUnusableException(
                    "PostgreSQL " + version + " is too old: the hub needs " + OLDEST + " or later.");
        }
        off(settings).ifPresent(name -> {
            throw new StoreUnusableException("PostgreSQL runs with " + name
                    + " = off and could lose records that were confirmed: set it to on and start the hub again.");
        });
    }

    /** A setting that is off, or not told, so that commits may be lost. */
    static Optional<String> off(Map<String, String> settings) {
        return NEEDED.stream()
                .filter(name -> "off".equals(settings.getOrDefault(name, "off")))
                .findFirst();
    }
}
