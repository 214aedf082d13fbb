package ir.gsb.audit;

import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.Page;
import ir.gsb.message.Node;
import ir.gsb.message.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes for auditors' systems what the record says. What is not known is left out. */
final class AuditView {

    private static final int NANOS_A_MICRO = 1000;

    private final Map<String, Node> fields = new LinkedHashMap<>();

    private AuditView() {}

    static Node.Fields of(Page<Found> page) {
        return new AuditView()
                .put(
                        "exchanges",
                        new Node.Items(page.rows().stream()
                                .<Node>map(found -> new AuditView().found(found).made())
                                .toList()))
                .text("newer", page.newer())
                .text("older", page.older())
                .made();
    }

    static Node.Fields of(AuditedExchange exchange) {
        return new AuditView()
                .found(exchange.found())
                .put("steps", steps(exchange.steps()))
                .text("thumbprint", exchange.thumbprint())
                .text("algorithm", exchange.algorithm())
                .text("detail", exchange.detail())
                .put("violations", texts(exchange.violations()))
                .text("subjectHash", exchange.subject())
                .whole("requestSize", exchange.requestSize())
                .whole("answerSize", exchange.answerSize())
                .text("requestCommitment", exchange.requestCommitment())
                .text("answerCommitment", exchange.answerCommitment())
                .text("node", Optional.of(exchange.node()))
                .text("retention", exchange.retention())
                .put("kept", new Node.Flag(exchange.kept()))
                .put(
                        "acts",
                        new Node.Items(exchange.acts().stream()
                                .<Node>map(AuditView::act)
                                .toList()))
                .made();
    }

    private static Node.Fields act(DoneAct act) {
        return new AuditView()
                .text("id", Optional.of(act.id()))
                .text("at", Optional.of(act.at()))
                .text("act", Optional.of(act.word()))
                .text("actor", Optional.of(act.actor()))
                .text("reason", Optional.of(act.reason()))
                .made();
    }

    private AuditView found(Found found) {
        return text("exchangeId", Optional.of(found.id()))
                .text("receivedAt", Optional.of(found.receivedAt()))
                .text("endedAt", found.endedAt())
                .text("protocol", Optional.of(found.protocol().name()))
                .text("client", found.client())
                .text("provider", found.provider())
                .text("type", found.inquiry())
                .text("mode", found.mode())
                .text("agreement", found.agreement())
                .text("outcome", found.outcome())
                .whole("status", found.status().map(Integer::longValue))
                .text("user", found.user())
                .text("trackingCode", found.trackingCode())
                .text("messageId", found.messageId())
                .text("replayOf", found.replayOf())
                .whole("elapsedMicros", found.elapsed().map(Duration::toNanos).map(nanos -> nanos / NANOS_A_MICRO));
    }

    private static Node.Items steps(Map<Step, Long> steps) {
        return new Node.Items(steps.entrySet().stream()
                .<Node>map(step -> new AuditView()
                        .text("step", Optional.of(step.getKey().wire()))
                        .whole("atMicros", Optional.of(step.getValue()))
                        .made())
                .toList());
    }

    private static Node.Items texts(List<String> texts) {
        return new Node.Items(texts.stream().<Node>map(Node.Text::new).toList());
    }

    private AuditView put(String name, Node node) {
        fields.put(name, node);
        return this;
    }

    private AuditView text(String name, Optional<?> value) {
        value.ifPresent(some -> fields.put(name, new Node.Text(some.toString())));
        return this;
    }

    private AuditView whole(String name, Optional<Long> value) {
        value.ifPresent(some -> fields.put(name, new Node.Whole(some)));
        return this;
    }

    private Node.Fields made() {
        return new Node.Fields(fields);
    }
}
