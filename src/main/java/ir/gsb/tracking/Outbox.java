package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Messages to citizens whose cases came into a new state, for a sender of short messages. Each is written in the transaction
 * of its event, so that there is neither one without the other. A message may be given out twice, if its sender stops
 * before it says that it is sent.
 */
public final class Outbox {

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
     * Takes messages to be sent, the oldest first; no other sender gets them before their time is over.
     *
     * @param time within which they are sent and acknowledged
     */
    public List<Message> claim(int most, Duration time) {
        return store.claim(most, time).stream()
                .map(one -> new Message(
                        one.id(),
                        one.code(),
                        one.state(),
                        one.agency(),
                        one.template(),
                        new String(secrets.open(one.recipient(), owner(one.code())), StandardCharsets.UTF_8)))
                .toList();
    }

    /** Says that a message is sent: its recipient is deleted. */
    public void sent(long id) {
        store.sent(id);
    }

    /** Gives a message back that could not be sent. */
    public void failed(long id) {
        store.failed(id);
    }

    /** Seals anew, under the current master key, what older ones sealed; gives the number of mobiles. */
    public int reseal() {
        List<SqlOutbox.Recipient> old = store.notSealedBy(secrets.current());
        old.forEach(one ->
                store.reseal(one, secrets.seal(secrets.open(one.sealed(), owner(one.code())), owner(one.code()))));
        return old.size();
    }

    /** Deletes messages that are older than 30 days, sent or not. */
    public int sweep() {
        return store.deleteOlderThan(KEPT);
    }

    /** Whose a sealed mobile is. */
    static String owner(String code) {
        return "case " + code;
    }

    static String template(CaseState state) {
        return "case." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
