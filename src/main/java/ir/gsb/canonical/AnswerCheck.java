package ir.gsb.canonical;

import ir.gsb.message.Answer;
import ir.gsb.message.Answer.Status;
import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.Delivered;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Step;
import ir.gsb.message.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a provider's answer against the model and leaves of it what was asked for and is granted. */
public final class AnswerCheck {

    /** @throws RefusedException {@code provider-answer-invalid} */
    public Concluded check(Delivered delivered) {
        Canonical.Request request = delivered.from().request();
        Schemas schemas = ServedSet.of(delivered).schemas();
        Answer answer = answer(schemas, request, delivered.from().grant().fields(), delivered.answer());
        delivered.received().timeline().reached(Step.CHECKED);
        return new Concluded(delivered, new Outcome.Answered(answer));
    }

    /** What of a provider's answer leaves the hub. */
    Answer answer(Schemas schemas, Canonical.Request request, Set<String> granted, Node.Fields given) {
        Model model = schemas.model(request.type())
                .orElseThrow(() -> new IllegalStateException(
                        "there is no schema of " + request.type() + ", though its request was validated"));
        Model.Read read = model.response(given);
        if (!read.violations().isEmpty()) {
            throw invalid(read.violations());
        }
        Status status = Status.valueOf(read.content().text(ModelRules.STATUS).orElseThrow());
        return switch (request.mode()) {
            case RETRIEVE -> retrieved(request, granted, status, read.content());
            case VERIFY -> only(verified(model, request, status, read.content()));
        };
    }

    private static Answer retrieved(
            Canonical.Request request, Set<String> granted, Status status, Node.Fields content) {
        return switch (status) {
            case NOT_FOUND, MULTIPLE -> only(status);
            case FOUND, SUBJECT_DECEASED -> {
                Map<String, Node> kept = new LinkedHashMap<>();
                content.children().forEach((name, node) -> {
                    boolean leaves = granted.contains(name) && request.fields().contains(name);
                    if (leaves || name.equals(ModelRules.STATUS)) {
                        kept.put(name, node);
                    }
                });
                yield new Answer(status, new Node.Fields(kept));
            }
            case MATCH, NO_MATCH ->
                throw invalid(List.of(new Violation("/status", "must not be that of VERIFY, for RETRIEVE was asked")));
        };
    }

    private static Status verified(Model model, Canonical.Request request, Status status, Node.Fields content) {
        return switch (status) {
            case NOT_FOUND, NO_MATCH -> Status.NO_MATCH;
            case MULTIPLE, MATCH -> status;
            case FOUND, SUBJECT_DECEASED -> {
                if (!matches(model, request, content)) {
                    yield Status.NO_MATCH;
                }
                boolean deceased = status == Status.SUBJECT_DECEASED || isDeceased(model, content);
                yield deceased ? Status.SUBJECT_DECEASED : Status.MATCH;
            }
        };
    }

    private static boolean matches(Model model, Canonical.Request request, Node.Fields content) {
        return !(request.content().children().get(ModelRules.VALUES) instanceof Node.Fields values)
                || Comparison.matches(model.responseType(), values, content);
    }

    private static boolean isDeceased(Model model, Node.Fields content) {
        return model.deceased()
                .flatMap(content::get)
                .filter(new Node.Flag(true)::equals)
                .isPresent();
    }

    private static Answer only(Status status) {
        return new Answer(status, new Node.Fields(Map.of(ModelRules.STATUS, new Node.Text(status.name()))));
    }

    private static RefusedException invalid(List<Violation> violations) {
        String kept = violations.stream()
                .map(violation -> violation.pointer() + " " + violation.message())
                .collect(Collectors.joining("; "));
        return new RefusedException(
                Refusal.of(
                        Code.PROVIDER_ANSWER_INVALID,
                        "The provider's answer does not fit the inquiry's schema, so it was not passed on; the record "
                                + "says where. Tell the provider or the hub's operator, with the exchange id."),
                kept);
    }
}
