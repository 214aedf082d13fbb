package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import ir.gsb.tracking.SqlOutbox.Place;
import ir.gsb.tracking.SqlOutbox.Recipient;
import ir.gsb.tracking.SqlOutbox.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages to citizens whose cases came into a new state, for a sender of short messages. Each is written in the transaction
 * of its event, so that there is neither one without the other. A message may be given out twice, if its sender stops
 * before it says that it is sent.
 */
public final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 500;
    private static final Duration KEPT = Duration.ofDays(30);

    private final SqlOutbox store;
    private final KeptSecrets secrets;

    public Outbox(DataSource source, KeptSecrets secrets, Clock clock) {
        this.store = new SqlOutbox(source, clock);
        this.secrets = secrets;
    }

    /**
     * A message to be sent.
     *
     * @param template key of its text, for {@link TrackingTexts#message}
     * @param mobile ten digits without the leading zero
     */
    public record Message(long id, String code, CaseState state, String agency, String template, String mobile) {

        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /**
     * Takes messages to be sent, the oldest first; no other sender gets them before their time is over. One that cannot be
     * opened is put aside.
     *
     * @param time within which they are sent and acknowledged
     */
    public List<Message> claim(int most, Duration time) {
        List<Message> opened = new ArrayList<>();
        List<Sealed> claimed;
        do {
            claimed = store.claim(most - opened.size(), time);
            claimed.forEach(one -> open(one).ifPresent(opened::add));
        } while (opened.size() < most && !claimed.isEmpty());
        return opened;
    }

    private Optional<Message> open(Sealed one) {
        try {
            String mobile = new String(mobile(one.recipient(), one.code()), StandardCharsets.UTF_8);
            return Optional.of(new Message(one.id(), one.code(), one.state(), one.agency(), one.template(), mobile));
        } catch (IllegalStateException unreadable) {
            putAside(one.id());
            return Optional.empty();
        }
    }

    private void putAside(long id) {
        store.putAside(id);
        LOG.warn("Message {} of a tracked case cannot be opened and is put aside", id);
    }

    /** How many messages were put aside because they cannot be opened; they go after 30 days like all others. */
    public int putAside() {
        return store.countPutAside();
    }

    /** Says that a message is sent: its recipient is deleted. */
    public void sent(long id) {
        store.sent(id);
    }

    /** Gives a message back that could not be sent. */
    public void failed(long id) {
        store.failed(id);
    }

    /**
     * Seals anew, under the current master key, what older ones sealed; gives how many mobiles, in cases and in messages.
     * What cannot be opened stays as it is, and is tried again each time.
     */
    public int reseal() {
        return reseal(Place.CASE) + reseal(Place.MESSAGE);
    }

    private int reseal(Place place) {
        int resealed = 0;
        int unreadable = 0;
        List<Recipient> old = store.notSealedBy(secrets.current(), place, Optional.empty(), BATCH);
        while (!old.isEmpty()) {
            int done = (int) old.stream().filter(this::reseal).count();
            resealed += done;
            unreadable += old.size() - done;
            old = store.notSealedBy(secrets.current(), place, Optional.of(old.getLast()), BATCH);
        }
        if (unreadable > 0) {
            LOG.warn("{} mobiles of tracked cases cannot be opened, and stay under an older master key", unreadable);
        }
        return resealed;
    }

    private boolean reseal(Recipient old) {
        try {
            store.reseal(old, secrets.seal(mobile(old.sealed(), old.code()), owner(old.code())));
            return true;
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    private byte[] mobile(Kept sealed, String code) {
        return secrets.open(sealed, owner(code));
    }

    /** Deletes messages that are older than 30 days, sent or not; what was put aside and can be opened again is given out. */
    public int sweep() {
        int deleted = store.deleteOlderThan(KEPT);
        long last = 0;
        List<Recipient> aside = store.asideAfter(last, BATCH);
        while (!aside.isEmpty()) {
            aside.stream().filter(this::opens).forEach(store::takeBack);
            last = (long) aside.getLast().key();
            aside = store.asideAfter(last, BATCH);
        }
        return deleted;
    }

    private boolean opens(Recipient one) {
        try {
            return mobile(one.sealed(), one.code()).length > 0;
        } catch (IllegalStateException unreadable) {
            return false;
        }
    }

    /** Whose a sealed mobile is. */
    static String owner(String code) {
        return "case " + code;
    }

    static String template(CaseState state) {
        return "case." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
