package ir.gsb.exchangelog;

import ir.gsb.message.RecordingUnavailableException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * The keys that wrap the keys of vault rows: one for each inquiry, retention class and month. They stand in the store,
 * wrapped by a master key (RFC 3394), so that a change of the master key touches few rows.
 */
final class WrappingKeys {

    static final String WRAP = "AES/KW/NoPadding";
    private static final int KEY_BYTES = 32;

    /** What one key is for. */
    record Scope(String inquiry, String retention, YearMonth month) {

        /** By the time in the exchange's id. */
        static Scope of(UUID exchange, String inquiry, String retention) {
            var at = Instant.ofEpochMilli(exchange.getMostSignificantBits() >>> 16);
            return new Scope(inquiry, retention, YearMonth.from(at.atOffset(ZoneOffset.UTC)));
        }
    }

    /** A key by its number in the store. */
    record Wrapping(int id, SecretKey key) {}

    private final SqlWrappingKeys sql;
    private final MasterKeys masters;
    private final SecureRandom random;
    private final Map<Scope, Wrapping> current = new ConcurrentHashMap<>();
    private final Map<Integer, SecretKey> byId = new ConcurrentHashMap<>();

    WrappingKeys(DataSource source, MasterKeys masters, SecureRandom random) {
        this.sql = new SqlWrappingKeys(source);
        this.masters = masters;
        this.random = random;
    }

    /** @throws RecordingUnavailableException if there is none yet and the store takes none */
    Wrapping of(Scope scope) {
        Wrapping known = current.get(scope);
        if (known != null) {
            return known;
        }
        try {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            SqlWrappingKeys.Stored stored = sql.findOrAdd(
                    scope, masters.current(), wrapped(masters.current(), new SecretKeySpec(fresh, "AES")));
            var wrapping = new Wrapping(stored.id(), unwrapped(stored));
            current.put(scope, wrapping);
            byId.put(wrapping.id(), wrapping.key());
            return wrapping;
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store gives no key to wrap with", away);
        }
    }

    /** @throws RecordingUnavailableException if the store cannot be read */
    SecretKey byId(int id) {
        SecretKey known = byId.get(id);
        if (known != null) {
            return known;
        }
        try {
            SecretKey key = unwrapped(sql.find(id)
                    .orElseThrow(() -> new IllegalStateException("wrapping key " + id + " is not in the store")));
            byId.put(id, key);
            return key;
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /** A store that fell may have come back without the newest keys: asks for them again. */
    void forget() {
        current.clear();
        byId.clear();
    }

    /** Wraps anew, by the current master key, what older ones wrap; gives the number of keys that were changed. */
    int rotate() throws SQLException {
        int rotated = 0;
        for (SqlWrappingKeys.Stored old : sql.notWrappedBy(masters.current())) {
            sql.rewrap(old, masters.current(), wrapped(masters.current(), unwrapped(old)));
            rotated++;
        }
        return rotated;
    }

    private byte[] wrapped(int master, SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance(WRAP);
            cipher.init(Cipher.WRAP_MODE, masters.master(master));
            return cipher.wrap(key);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a key cannot be wrapped", failed);
        }
    }

    private SecretKey unwrapped(SqlWrappingKeys.Stored stored) {
        try {
            Cipher cipher = Cipher.getInstance(WRAP);
            cipher.init(Cipher.UNWRAP_MODE, masters.master(stored.master()));
            return (SecretKey) cipher.unwrap(stored.wrapped(), "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("wrapping key " + stored.id() + " was changed", changed);
        }
    }
}
