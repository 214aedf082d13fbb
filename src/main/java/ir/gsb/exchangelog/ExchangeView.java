package ir.gsb.exchangelog;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.SoapBody;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Shows an exchange to the party that began it: its steps, the one that failed, and the answer or the error. */
public final class ExchangeView {

    private static final String PATH = "/exchanges/";
    private static final List<Step> WORK = List.of(
            Step.VERIFIED, Step.ADMITTED, Step.VALIDATED, Step.AUTHORISED, Step.ACCEPTED, Step.DELIVERED, Step.CHECKED);

    /** What others have to say of an exchange. */
    @FunctionalInterface
    public interface More {

        /** Adds to what is shown, or takes away. */
        void add(StoredExchange exchange, Map<String, Node> view);
    }

    private final ExchangeLog log;
    private final ServedSet.Source served;
    private final More more;

    public ExchangeView(ExchangeLog log, ServedSet.Source served, More more) {
        this.log = log;
        this.served = served;
        this.more = more;
    }

    /** @throws RefusedException {@code unknown-exchange}, also if it is another party's */
    public Concluded show(Admitted admitted) {
        var id = ExchangeId.parse(admitted.received().path().substring(PATH.length()));
        StoredExchange exchange = log.find(id, admitted.message().party())
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_EXCHANGE,
                        "This party began no exchange of that id: the id is in Gsb-Exchange-Id of every answer."));
        int status = exchange.state() == StoredExchange.State.PENDING ? 202 : 200;
        return new Concluded(admitted, new Outcome.Shown(status, JsonText.write(view(exchange)), Optional.of(id)));
    }

    /** Everything of an exchange that its client may see. */
    public Node.Fields view(StoredExchange exchange) {
        Map<String, Node> view = new LinkedHashMap<>();
        put(view, "exchangeId", Optional.of(exchange.id()));
        put(view, "state", Optional.of(exchange.state().name()));
        put(view, "inquiry", exchange.inquiry());
        put(view, "agreement", exchange.agreement());
        put(view, "messageId", exchange.messageId());
        put(view, "receivedAt", Optional.of(exchange.receivedAt()));
        put(view, "endedAt", exchange.endedAt());
        put(view, "outcome", exchange.outcome());
        put(view, "replayOf", exchange.replayOf());
        view.put("steps", steps(exchange));
        if (exchange.detail().isPresent()) {
            put(view, "failedStep", failedStep(exchange).map(Step::wire));
            view.put("error", error(exchange));
        } else {
            exchange.reply().flatMap(reply -> answer(exchange, reply)).ifPresent(answer -> view.put("answer", answer));
            if (exchange.state() == StoredExchange.State.DONE
                    && exchange.reply().isEmpty()) {
                view.put("answerErased", new Node.Flag(true));
            }
        }
        more.add(exchange, view);
        return new Node.Fields(view);
    }

    /** What came of an exchange, in short, after what is put before it. */
    public Node.Fields brief(Map<String, Node> before, StoredExchange exchange) {
        Map<String, Node> view = new LinkedHashMap<>(before);
        put(view, "messageId", exchange.messageId());
        put(view, "exchangeId", Optional.of(exchange.id()));
        put(view, "state", Optional.of(exchange.state().name()));
        put(view, "outcome", exchange.outcome());
        if (exchange.detail().isPresent()) {
            view.put("error", error(exchange));
        } else {
            exchange.reply().flatMap(reply -> answer(exchange, reply)).ifPresent(answer -> view.put("answer", answer));
        }
        return new Node.Fields(view);
    }

    private static Node.Items steps(StoredExchange exchange) {
        List<Node> steps = new ArrayList<>();
        exchange.steps().forEach((step, micros) -> {
            Map<String, Node> one = new LinkedHashMap<>();
            one.put("step", new Node.Text(step.wire()));
            one.put("atMicros", new Node.Whole(micros));
            steps.add(new Node.Fields(one));
        });
        return new Node.Items(steps);
    }

    private static Optional<Step> failedStep(StoredExchange exchange) {
        return WORK.stream().filter(step -> !exchange.steps().containsKey(step)).findFirst();
    }

    private static Node.Fields error(StoredExchange exchange) {
        Map<String, Node> error = new LinkedHashMap<>();
        String word = exchange.outcome().orElse("");
        error.put("type", new Node.Text("urn:gsb:error:" + word));
        code(word).ifPresent(code -> {
            error.put("title", new Node.Text(code.title()));
            error.put("status", new Node.Whole(code.status()));
            error.put("at", new Node.Text(code.at().wire()));
            error.put("retryable", new Node.Flag(code.retryable()));
        });
        error.put("code", new Node.Text(word));
        error.put("detail", new Node.Text(exchange.detail().orElse("")));
        error.put("exchangeId", new Node.Text(exchange.id().toString()));
        if (!exchange.violations().isEmpty()) {
            error.put(
                    "violations",
                    new Node.Items(exchange.violations().stream()
                            .map(ExchangeView::violation)
                            .toList()));
        }
        return new Node.Fields(error);
    }

    private static Node violation(String pointer) {
        return new Node.Fields(Map.of("pointer", new Node.Text(pointer)));
    }

    private static Optional<Code> code(String word) {
        try {
            return Optional.of(Code.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        } catch (IllegalArgumentException newer) {
            return Optional.empty();
        }
    }

    private Optional<Node.Fields> answer(StoredExchange exchange, StoredExchange.StoredReply reply) {
        if (!exchange.protocol().isSoap()) {
            return Optional.of(JsonText.parse(reply.body()));
        }
        Optional<Model> model = exchange.inquiry().flatMap(served.current().schemas()::model);
        return model.flatMap(known -> SoapBody.content(Xml.parse(reply.body()).getDocumentElement())
                .map(content -> XmlText.read(known, content)));
    }

    private static void put(Map<String, Node> view, String name, Optional<?> value) {
        value.ifPresent(some -> view.put(name, new Node.Text(some.toString())));
    }
}
