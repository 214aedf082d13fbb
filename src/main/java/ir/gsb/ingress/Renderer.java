package ir.gsb.ingress;

import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.Answer;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Payload;
import ir.gsb.message.Problem;
import ir.gsb.message.Protocol;
import ir.gsb.message.RateLimit;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Writes an outcome in the client's syntax: answer or problem+json over REST, envelope or fault over SOAP. */
public final class Renderer {

    private static final String JSON = Outcome.Shown.JSON;
    private static final String PROBLEM = "application/problem+json";

    private final Registry.Source registry;
    private final Clock clock;

    public Renderer(Registry.Source registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    public Rendered render(Concluded concluded) {
        boolean soap = concluded.received().protocol().isSoap();
        return switch (concluded.outcome()) {
            case Outcome.Answered(Answer answer) -> soap ? envelope(concluded, answer) : json(concluded, answer);
            case Outcome.Refused(Refusal why) -> soap ? fault(concluded, why) : problem(concluded, why);
            case Outcome.Failed(Refusal why, String kept) -> soap ? fault(concluded, why) : problem(concluded, why);
            case Outcome.Repeated repeated -> soap ? envelope(concluded, repeated) : json(concluded, repeated);
            case Outcome.Accepted(ExchangeId exchange) ->
                new Rendered(
                        concluded,
                        202,
                        headers(concluded, JSON).with("location", "/exchanges/" + exchange),
                        new Payload.Json(JsonText.write(pending(exchange))));
            case Outcome.Shown shown ->
                new Rendered(
                        concluded,
                        shown.status(),
                        headers(concluded, shown.contentType()),
                        shown.contentType().equals(JSON)
                                ? new Payload.Json(shown.content())
                                : new Payload.Bytes(shown.content()));
        };
    }

    private static Node.Fields pending(ExchangeId exchange) {
        return new Node.Fields(
                Map.of("exchangeId", new Node.Text(exchange.toString()), "state", new Node.Text("PENDING")));
    }

    /** The reply to an exchange whose outcome could not be recorded. */
    public Rendered unrecorded(Concluded concluded) {
        return render(new Concluded(
                concluded.reached(),
                new Outcome.Failed(
                        Refusal.of(
                                Code.RECORDING_UNAVAILABLE,
                                "The hub cannot record exchanges now, so it carries none out: ask again in a moment"
                                        + " with the same message id."),
                        "")));
    }

    private Rendered json(Concluded concluded, Answer answer) {
        return new Rendered(
                concluded, 200, headers(concluded, JSON), new Payload.Json(JsonText.write(answer.content())));
    }

    private Rendered json(Concluded concluded, Outcome.Repeated repeated) {
        return new Rendered(
                concluded,
                repeated.status(),
                headers(concluded, repeated.contentType()).with("gsb-replayed", "true"),
                new Payload.Json(repeated.body()));
    }

    private Rendered problem(Concluded concluded, Refusal why) {
        return new Rendered(
                concluded,
                why.code().status(),
                errorHeaders(concluded, PROBLEM, why),
                new Payload.Json(JsonText.write(Problem.fields(concluded, why))));
    }

    private Rendered envelope(Concluded concluded, Answer answer) {
        InquiryType type =
                concluded.reached().canonical().orElseThrow().request().type();
        Element body = XmlText.write(
                        ServedSet.of(concluded.reached()).schemas().model(type).orElseThrow(),
                        answer.content(),
                        type.pascalName() + "Response")
                .getDocumentElement();
        return new Rendered(
                concluded, 200, headers(concluded, soapType(concluded)), SoapEnvelope.around(concluded, body));
    }

    private Rendered envelope(Concluded concluded, Outcome.Repeated repeated) {
        return new Rendered(
                concluded,
                repeated.status(),
                headers(concluded, repeated.contentType()).with("gsb-replayed", "true"),
                new Payload.Xml(Xml.parse(repeated.body()).getDocumentElement()));
    }

    private Rendered fault(Concluded concluded, Refusal why) {
        boolean sender = why.code().at() == Code.At.CLIENT;
        int status = concluded.received().protocol() == Protocol.SOAP_1_2 && sender ? 400 : 500;
        return new Rendered(
                concluded,
                status,
                errorHeaders(concluded, soapType(concluded), why),
                SoapEnvelope.fault(concluded, why));
    }

    private static String soapType(Concluded concluded) {
        return concluded.received().protocol() == Protocol.SOAP_1_2
                ? "application/soap+xml; charset=utf-8"
                : "text/xml; charset=utf-8";
    }

    private Headers headers(Concluded concluded, String contentType) {
        List<Headers.Header> all = new ArrayList<>(5);
        all.add(new Headers.Header("content-type", contentType));
        all.add(new Headers.Header("gsb-exchange-id", concluded.id().toString()));
        concluded
                .received()
                .inquiry()
                .flatMap(type -> Retirement.of(registry.current(), type, clock.instant()))
                .ifPresent(retirement -> all.addAll(retirement.headers()));
        all.addAll(new RateLimit(RateLimit.of(concluded)).headers());
        return new Headers(all);
    }

    private Headers errorHeaders(Concluded concluded, String contentType, Refusal why) {
        var all = new ArrayList<>(headers(concluded, contentType).all());
        why.retryAfter()
                .ifPresent(after ->
                        all.add(new Headers.Header("retry-after", Long.toString(Math.max(1, after.toSeconds())))));
        if (why.code().status() == 401) {
            all.add(new Headers.Header("www-authenticate", "Signature realm=\"gsb\""));
        }
        if (why.code() == Code.METHOD_NOT_ALLOWED) {
            all.add(new Headers.Header("allow", allowed(concluded.received())));
        }
        return new Headers(all);
    }

    private static String allowed(Received received) {
        return Stream.of("GET", "POST", "PUT")
                .filter(method -> isServed(method, received))
                .collect(Collectors.joining(", "));
    }

    private static boolean isServed(String method, Received received) {
        try {
            return Target.of(method, received.path(), received.query()).method().equals(method);
        } catch (RefusedException nowhere) {
            return false;
        }
    }
}
