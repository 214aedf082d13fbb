package ir.gsb.workplace;

import ir.gsb.catalogue.SheetFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files between the look at what they would do and the word to do it; a quarter of an hour at most. */
final class SqlUploads {

    static final Duration KEPT = Duration.ofMinutes(15);

    private final JdbcClient store;

    SqlUploads(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    /** A file that someone sent. */
    record Upload(SheetFormat format, byte[] bytes) {}

    /** Keeps the newest of a visitor. */
    long keep(String account, SheetFormat format, byte[] bytes, Instant now) {
        store.sql("DELETE FROM workplace_upload WHERE account = ?")
                .param(account)
                .update();
        return store.sql("INSERT INTO workplace_upload (account, format, bytes, at) VALUES (?, ?, ?, ?) RETURNING"
                        + " number")
                .param(account)
                .param(format.name())
                .param(bytes)
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Gives a file to who sent it, once. */
    Optional<Upload> take(long number, String account, Instant now) {
        return store.sql("DELETE FROM workplace_upload WHERE number = ? AND account = ? AND at >= ? RETURNING format,"
                        + " bytes")
                .param(number)
                .param(account)
                .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Upload(SheetFormat.valueOf(row.getString("format")), row.getBytes("bytes")))
                .optional();
    }

    /** Deletes what is not given out any more. */
    void sweep(Instant now) {
        store.sql("DELETE FROM workplace_upload WHERE at < ?")
                .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
