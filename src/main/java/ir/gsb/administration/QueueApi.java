package ir.gsb.administration;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.queue.QueueAct;
import ir.gsb.queue.QueueFilter;
import ir.gsb.queue.QueueOperation;
import ir.gsb.queue.QueuedExchange;
import ir.gsb.queue.QueuedExchange.State;
import ir.gsb.registry.By;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queue over the wire (wire contract, Queue): operators look at it and act on it by signed calls. */
public final class QueueApi {

    private static final int OK = 200;
    private static final String EXCHANGES = "/queue/exchanges";
    private static final String PROVIDER = "provider";
    private static final String INQUIRY = "inquiry";
    private static final String STATE = "state";

    private final QueueOperation queue;
    private final Registry.Source registry;
    private final Clock clock;

    public QueueApi(QueueOperation queue, Registry.Source registry, Clock clock) {
        this.queue = queue;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Lets operators pass, also where a stored answer is given again.
     *
     * @throws RefusedException {@code access-denied}, {@code agency-suspended}
     */
    public Admitted authorise(Admitted admitted) {
        Rights.of(admitted.message(), registry.current()).requireOperator("see or change the queue");
        return admitted;
    }

    /**
     * Answers a signed call below {@code /queue}.
     *
     * @throws RefusedException {@code unknown-exchange}, {@code schema-violation}, {@code version-conflict},
     *     {@code state-conflict}
     * @throws ir.gsb.message.RecordingUnavailableException if the store is away
     */
    public Concluded answer(Admitted admitted) {
        Received received = admitted.received();
        Node.Fields shown = received.method().equals("GET")
                ? show(received)
                : act(admitted.message().party(), received);
        return new Concluded(admitted, new Outcome.Shown(OK, JsonText.write(shown)));
    }

    private Node.Fields show(Received received) {
        String path = received.path();
        if (path.equals("/queue")) {
            Parameters.read(received.query(), Set.of());
            return QueueText.counts(queue.counts(), clock.instant());
        }
        if (path.equals(EXCHANGES)) {
            return list(received.query());
        }
        Parameters.read(received.query(), Set.of());
        return QueueText.exchange(queue.find(id(path.substring(EXCHANGES.length() + 1))), clock.instant());
    }

    private Node.Fields list(Optional<String> query) {
        var parameters = Parameters.read(query, Set.of(STATE, PROVIDER, INQUIRY, "after", "limit"));
        int limit = parameters.limit();
        QueueFilter filter = filter(parameters::text, EnumSet.of(State.DEAD, State.DOUBTFUL));
        List<QueuedExchange> found = queue.list(filter, parameters.id("after"), limit + 1);
        return QueueText.list(found, limit, clock.instant());
    }

    private Node.Fields act(Party operator, Received received) {
        List<String> parts = Arrays.asList(received.path().substring(1).split("/"));
        QueueAct act = QueueAct.valueOf(parts.getLast().toUpperCase(Locale.ROOT));
        if (parts.size() == 2) {
            return actOnMany(act, operator, received.body());
        }
        var body = Body.read(received.body(), "reason", "tag");
        By by = body.by(operator);
        QueuedExchange now = queue.act(act, id(parts.get(2)), body.text("tag"), by.actor(), by.reason());
        return QueueText.exchange(now, clock.instant());
    }

    private Node.Fields actOnMany(QueueAct act, Party operator, byte[] json) {
        var body = Body.read(json, "reason", STATE, PROVIDER, INQUIRY, "most");
        By by = body.by(operator);
        QueueFilter filter = filter(body::text, EnumSet.noneOf(State.class));
        if (!act.from().containsAll(filter.states())) {
            throw Body.violated("/state", "must be of " + words(act.from()));
        }
        List<ExchangeId> done = queue.act(act, filter, body.limit("most"), by.actor(), by.reason());
        return QueueText.done(done);
    }

    private static QueueFilter filter(Function<String, Optional<String>> given, Set<State> usual) {
        Set<State> states = given.apply(STATE).map(QueueApi::states).orElse(usual);
        if (states.isEmpty()) {
            throw Body.violated("/state", "is missing");
        }
        return new QueueFilter(
                states,
                given.apply(PROVIDER).map(text -> parsed(PROVIDER, "agency/system", text, Party::parse)),
                given.apply(INQUIRY)
                        .map(text -> parsed(INQUIRY, "type/version, as in GET /inquiries", text, InquiryType::parse)));
    }

    private static Set<State> states(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(word -> parsed(STATE, "of " + words(EnumSet.allOf(State.class)), word, State::valueOf))
                .collect(Collectors.toSet());
    }

    private static String words(Set<State> states) {
        return states.stream().sorted().map(State::name).collect(Collectors.joining(", "));
    }

    private static <R> R parsed(String name, String form, String text, Function<String, R> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw Body.violated("/" + name, "must be " + form);
        }
    }

    private static ExchangeId id(String text) {
        try {
            return ExchangeId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw RefusedException.of(
                    Code.UNKNOWN_EXCHANGE, "An exchange id is the 36 characters that GET /queue/exchanges shows.");
        }
    }
}
