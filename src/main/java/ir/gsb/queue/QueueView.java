package ir.gsb.queue;

import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.StoredExchange;
import ir.gsb.message.Node;
import ir.gsb.message.RecordingUnavailableException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What the queue has to say of an exchange to its client: how it fares, how far a batch is, whether it was told. */
public final class QueueView implements ExchangeView.More {

    private static final int MILLIS_A_SECOND = 1000;

    private final SqlQueueList queue;
    private final SqlBatches batches;
    private final SqlCallbacks callbacks;
    private final Clock clock;

    public QueueView(DataSource source, Clock clock) {
        this.queue = new SqlQueueList(source, clock);
        this.batches = new SqlBatches(source, clock);
        this.callbacks = new SqlCallbacks(source, clock);
        this.clock = clock;
    }

    @Override
    public void add(StoredExchange exchange, Map<String, Node> view) {
        try {
            queue.find(exchange.id()).ifPresent(item -> view.put("queue", queued(item)));
            batches.progress(exchange.id()).ifPresent(progress -> {
                view.remove("answerErased");
                view.put("batch", batch(exchange, progress));
            });
            callbacks.find(exchange.id()).ifPresent(callback -> view.put("callback", callback(callback)));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    private static Node queued(QueuedExchange item) {
        Map<String, Node> view = new LinkedHashMap<>();
        view.put("state", new Node.Text(item.state().name()));
        view.put("attempts", new Node.Whole(item.attempts()));
        item.lastCode().ifPresent(code -> view.put("lastError", new Node.Text(code)));
        if (item.state() == QueuedExchange.State.WAITING) {
            view.put("nextAttemptAt", new Node.Text(item.nextAt().toString()));
        }
        view.put("deadline", new Node.Text(item.deadline().toString()));
        return new Node.Fields(view);
    }

    private Node batch(StoredExchange exchange, SqlBatches.Progress progress) {
        Map<String, Node> view = new LinkedHashMap<>();
        view.put("done", new Node.Whole(progress.done()));
        view.put("total", new Node.Whole(progress.lines()));
        if (progress.stuck() > 0) {
            view.put("stuck", new Node.Whole(progress.stuck()));
        }
        Instant until = progress.endedAt().orElse(clock.instant());
        double seconds =
                Math.max(1, Duration.between(progress.acceptedAt(), until).toMillis()) / (double) MILLIS_A_SECOND;
        double rate = progress.done() / seconds;
        view.put("linesPerSecond", new Node.Whole(Math.round(rate)));
        if (progress.endedAt().isEmpty() && progress.done() > 0) {
            long left = Math.round((progress.lines() - progress.done()) / rate * MILLIS_A_SECOND);
            view.put("expectedEnd", new Node.Text(until.plusMillis(left).toString()));
        }
        view.put("answers", new Node.Text("/exchanges/" + exchange.id() + "/answers?from=1"));
        return new Node.Fields(view);
    }

    private static Node callback(SqlCallbacks.Callback callback) {
        Map<String, Node> view = new LinkedHashMap<>();
        view.put("state", new Node.Text(callback.state()));
        view.put("attempts", new Node.Whole(callback.attempts()));
        callback.lastResult().ifPresent(result -> view.put("lastResult", new Node.Text(result)));
        return new Node.Fields(view);
    }
}
