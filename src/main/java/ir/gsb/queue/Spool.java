package ir.gsb.queue;

import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.message.Arriving;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Spooled;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch in as it comes and lays it into the store, encrypted, in pieces of whole lines. No more of it is in
 * memory than a piece; nothing of it is believed before its digest is checked.
 */
public final class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final int BUFFER = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final SqlBatches sql;
    private final DeferredExchanges deferred;
    private final Consumer<Received> head;
    private final long limit;
    private final Clock clock;

    /** @param head refuses a message whose signature does not hold, before anything of its body is taken in */
    Spool(SqlBatches sql, DeferredExchanges deferred, Consumer<Received> head, long limit, Clock clock) {
        this.sql = sql;
        this.deferred = deferred;
        this.head = head;
        this.limit = limit;
        this.clock = clock;
    }

    /** @throws RefusedException if it is too large, breaks off, or comes from nobody known */
    public Spooled take(Arriving arriving) {
        Received received = arriving.received();
        head.accept(received);
        if (received.bodySize() > limit) {
            throw tooLarge();
        }
        boolean whole = false;
        try {
            Spooled spooled = spool(received, arriving.content());
            whole = true;
            return spooled;
        } catch (IOException brokenOff) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE, "The batch broke off: send it again with the same message id.");
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no batch", away);
        } finally {
            if (!whole) {
                drop(received.id());
            }
        }
    }

    private Spooled spool(Received received, InputStream content) throws IOException, SQLException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest sha512 = digest("SHA-512");
        Instant late = clock.instant().plus(PATIENCE);
        var writer = new Pieces(received.id(), received.inquiry().orElseThrow());
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            size += read;
            if (size > limit) {
                throw tooLarge();
            }
            if (clock.instant().isAfter(late)) {
                throw RefusedException.of(
                        Code.MALFORMED_MESSAGE,
                        "The batch had not come in whole after " + PATIENCE.toMinutes() + " minutes: send less.");
            }
            sha256.update(buffer, 0, read);
            sha512.update(buffer, 0, read);
            writer.add(buffer, read);
        }
        writer.finish();
        if (writer.lines.count() == 0) {
            throw RefusedException.of(Code.MALFORMED_MESSAGE, "The batch has no line: send an inquiry a line.");
        }
        return new Spooled(received, sha256.digest(), sha512.digest(), writer.lines.count(), writer.number);
    }

    /** Seals and stores one piece after the other. */
    private final class Pieces {

        private final ExchangeId batch;
        private final InquiryType inquiry;
        private final Lines lines = new Lines();
        private int number;
        private int firstLine = 1;

        Pieces(ExchangeId batch, InquiryType inquiry) {
            this.batch = batch;
            this.inquiry = inquiry;
        }

        void add(byte[] bytes, int count) throws SQLException {
            for (int i = 0; i < count; i++) {
                if (lines.add(bytes[i])) {
                    write();
                }
            }
        }

        void finish() throws SQLException {
            lines.finish();
            if (lines.count() >= firstLine) {
                write();
            }
        }

        private void write() throws SQLException {
            sql.addPiece(batch, number, firstLine, deferred.seal(batch, number, inquiry, lines.take()));
            number++;
            firstLine = lines.count() + 1;
        }
    }

    private void drop(ExchangeId batch) {
        try {
            sql.dropPieces(batch);
        } catch (SQLException away) {
            LOG.debug("what came of the batch {} is dropped later", batch, away);
        }
    }

    private RefusedException tooLarge() {
        return RefusedException.of(
                Code.MESSAGE_TOO_LARGE, "A batch here has at most " + limit + " bytes: send it in parts.");
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has " + name, missing);
        }
    }
}
