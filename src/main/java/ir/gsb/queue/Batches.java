package ir.gsb.queue;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.DeferredExchanges;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.StoredExchange;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Spooled;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes batches on, and shows what came of their lines. */
public final class Batches {

    private static final Pattern ANSWERS = Pattern.compile("/exchanges/([0-9a-f-]{36})/answers");
    private static final Pattern FROM = Pattern.compile("from=([1-9][0-9]{0,8})");
    private static final int LINES_OF_PAGE = 500;
    private static final int BYTES_OF_PAGE = 4 << 20;

    private final SqlBatches sql;
    private final DeferredExchanges deferred;
    private final ExchangeLog log;
    private final ExchangeView view;
    private final Registry.Source registry;
    private final Duration deadline;
    private final Clock clock;

    Batches(
            SqlBatches sql,
            DeferredExchanges deferred,
            ExchangeLog log,
            ExchangeView view,
            Registry.Source registry,
            Duration deadline,
            Clock clock) {
        this.sql = sql;
        this.deferred = deferred;
        this.log = log;
        this.view = view;
        this.registry = registry;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Takes a batch on, or leads its retry to the one that was taken on.
     *
     * @throws RecordingUnavailableException then nothing was accepted
     */
    public Concluded accept(Admitted admitted, Spooled spooled) {
        if (admitted.retryOf().isPresent()) {
            return new Concluded(
                    admitted, new Outcome.Accepted(admitted.retryOf().get()));
        }
        ExchangeId id = admitted.received().id();
        InquiryType type = admitted.received().inquiry().orElseThrow();
        Inquiry inquiry = registry.current().inquiry(type).orElseThrow();
        var batch = new SqlBatches.Batch(
                id,
                admitted.message().party(),
                type,
                spooled.lines(),
                spooled.chunks(),
                0,
                clock.instant().plus(deadline));
        deferred.accept(admitted, batch.deadline(), sql.adding(batch, inquiry.provider(), inquiry.idempotent()));
        return new Concluded(admitted, new Outcome.Accepted(id));
    }

    /** @throws RefusedException {@code unknown-exchange}, also for what is no batch */
    public Concluded answers(Admitted admitted) {
        Matcher path = ANSWERS.matcher(admitted.received().path());
        if (!path.matches()) {
            throw unknown();
        }
        var id = ExchangeId.parse(path.group(1));
        Party client = admitted.message().party();
        boolean own = log.find(id, client).isPresent();
        try {
            if (!own || sql.progress(id).isEmpty()) {
                throw unknown();
            }
            byte[] page = page(id, client, from(admitted.received().query()));
            return new Concluded(admitted, new Outcome.Shown(200, Outcome.Shown.PAGE, page, Optional.of(id)));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    private static int from(Optional<String> query) {
        if (query.isEmpty()) {
            return 1;
        }
        Matcher from = FROM.matcher(query.get());
        if (!from.matches()) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE, "Say from which line on the answers are wanted, as ?from=501.");
        }
        return Integer.parseInt(from.group(1));
    }

    private byte[] page(ExchangeId id, Party client, int from) throws SQLException {
        var page = new ByteArrayOutputStream();
        int next = from;
        for (SqlBatches.Numbered one : sql.page(id, from, LINES_OF_PAGE)) {
            if (one.line() != next || page.size() > BYTES_OF_PAGE) {
                break;
            }
            StoredExchange exchange = log.find(one.exchange(), client).orElseThrow(Batches::unknown);
            page.writeBytes(JsonText.write(view.brief(Map.of("line", new Node.Whole(one.line())), exchange)));
            page.write('\n');
            next++;
        }
        return page.toByteArray();
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                Code.UNKNOWN_EXCHANGE, "This party sent no batch of that id: the id is in Location of its 202.");
    }
}
