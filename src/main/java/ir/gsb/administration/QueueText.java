package ir.gsb.administration;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.Node;
import ir.gsb.queue.QueuedCount;
import ir.gsb.queue.QueuedExchange;
import ir.gsb.queue.QueuedExchange.State;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the queue for operators; nothing of what an exchange says. */
final class QueueText {

    private static final String EXCHANGES = "exchanges";

    private QueueText() {}

    static Node.Fields counts(List<QueuedCount> counts, Instant now) {
        return new Node.Fields(Map.of(
                "queue",
                new Node.Items(
                        counts.stream().<Node>map(count -> count(count, now)).toList())));
    }

    private static Node.Fields count(QueuedCount count, Instant now) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("provider", new Node.Text(count.provider().toString()));
        fields.put("inquiry", new Node.Text(count.inquiry().toString()));
        fields.put("state", new Node.Text(count.state().name()));
        fields.put("count", new Node.Whole(count.count()));
        fields.put("oldestSeconds", seconds(count.oldest(), now));
        return new Node.Fields(fields);
    }

    /** @param found one more than are shown, if there are more */
    static Node.Fields list(List<QueuedExchange> found, int limit, Instant now) {
        boolean more = found.size() > limit;
        List<QueuedExchange> page = more ? found.subList(0, limit) : found;
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put(
                EXCHANGES,
                new Node.Items(
                        page.stream().<Node>map(one -> exchange(one, now)).toList()));
        if (more) {
            fields.put("next", new Node.Text(page.getLast().exchange().toString()));
        }
        return new Node.Fields(fields);
    }

    static Node.Fields exchange(QueuedExchange one, Instant now) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("exchange", new Node.Text(one.exchange().toString()));
        fields.put("state", new Node.Text(one.state().name()));
        fields.put("inquiry", new Node.Text(one.inquiry().toString()));
        fields.put("client", new Node.Text(one.client().toString()));
        fields.put("provider", new Node.Text(one.provider().toString()));
        one.batch().ifPresent(batch -> fields.put("batch", new Node.Text(batch.toString())));
        fields.put("ageSeconds", seconds(one.exchange().receivedAt(), now));
        fields.put("attempts", new Node.Whole(one.attempts()));
        one.lastCode().ifPresent(code -> fields.put("lastError", new Node.Text(code)));
        if (one.state() == State.WAITING) {
            fields.put("nextAttemptAt", new Node.Text(one.nextAt().toString()));
        }
        fields.put("deadline", new Node.Text(one.deadline().toString()));
        fields.put("tag", new Node.Text(one.tag()));
        return new Node.Fields(fields);
    }

    static Node.Fields done(List<ExchangeId> exchanges) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("done", new Node.Whole(exchanges.size()));
        fields.put(
                EXCHANGES,
                new Node.Items(exchanges.stream()
                        .<Node>map(id -> new Node.Text(id.toString()))
                        .toList()));
        return new Node.Fields(fields);
    }

    private static Node seconds(Instant from, Instant now) {
        return new Node.Whole(Math.max(0, Duration.between(from, now).toSeconds()));
    }
}
