package ir.gsb.opendata;

import ir.gsb.catalogue.Text;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.Code;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.message.RefusedException;
import ir.gsb.tracking.CaseEvent;
import ir.gsb.tracking.CaseState;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Spared;
import ir.gsb.tracking.Tracking;
import ir.gsb.tracking.TrackingTexts;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A citizen's case, for who has its code and the second factor; nobody may keep it, and no page of another host reads it. */
public final class TrackingApi {

    /** Carries the second factor: what stands in an address ends in logs. */
    public static final String FACTOR = "gsb-tracking-factor";

    /** What the second factor is, in words. */
    static final String WHICH =
            "the last four digits of the mobile, or the whole national ID (ten digits), whichever the case was opened"
                    + " with";

    /** What a code looks like, in words. */
    static final String NO_CODE =
            "This is no tracking code: one has 15 digits, in groups or not, and the last two check"
                    + " the others. It was not counted as a guess.";

    private static final int LONGEST = 40;
    private static final TrackingTexts FA = TrackingTexts.of("fa");
    private static final TrackingTexts EN = TrackingTexts.of("en");

    private final Tracking tracking;
    private final Clock clock;

    public TrackingApi(Tracking tracking, Clock clock) {
        this.tracking = tracking;
        this.clock = clock;
    }

    /** Where a case stands, what was done, what may follow. */
    public PlainAnswer look(PlainRequest request) {
        Parameters.of(request);
        String factor = request.headers()
                .first(FACTOR)
                .orElseThrow(() -> RefusedException.of(
                        Code.MISSING_HEADER, "The header Gsb-Tracking-Factor is missing: send " + WHICH + "."));
        CaseView view = switch (look(request.part("code"), factor, request.source())) {
            case Look.Found(CaseView found) -> found;
            case Look.NoCode none -> throw RefusedException.of(Code.MALFORMED_MESSAGE, NO_CODE);
            case Look.Unknown unknown ->
                throw Fault.UNKNOWN_CASE.exception("Check the code and the second factor; both must be right.");
            case Look.Slowed slowed -> throw slowed(slowed);
        };
        return PlainAnswer.of(200, ServicesApi.JSON, Answers.json(content(view)))
                .with("cache-control", "no-store");
    }

    /** What cannot be a factor is a wrong guess like any other. */
    Look look(String code, String factor, String source) {
        return tracking.look(cut(code), cut(factor), source);
    }

    /** Seconds until the next look, at least one. */
    long seconds(Look.Slowed slowed) {
        return Math.max(
                1,
                Duration.between(clock.instant(), slowed.until())
                        .plusMillis(999)
                        .toSeconds());
    }

    private AnsweredException slowed(Look.Slowed slowed) {
        return new AnsweredException(Fault.TOO_MANY_REQUESTS
                .answer("Too many wrong guesses: look again after Retry-After.")
                .with("retry-after", String.valueOf(seconds(slowed))));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static Map<String, Object> content(CaseView view) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("code", view.code());
        content.put("ownNumber", view.ownNumber());
        content.put("service", named(view.serviceCode(), view.serviceTitle()));
        content.put("agency", named(view.agency(), view.agencyName()));
        content.put("holder", named(view.holder(), view.holderName()));
        content.put("province", view.province());
        content.put("state", state(view.state()));
        content.put("opened", view.opened().toString());
        content.put("expected", view.expected().map(Object::toString));
        content.put("late", view.late());
        content.put("lateDays", view.lateDays());
        content.put("timeline", view.timeline().stream().map(TrackingApi::event).toList());
        content.put("next", view.next().stream().map(TrackingApi::state).toList());
        content.put("spared", view.spared().stream().map(TrackingApi::spared).toList());
        content.put("surveyOpen", view.surveyOpen());
        return content;
    }

    private static Map<String, Object> event(CaseEvent event) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", event.at().toString());
        entry.put("state", state(event.state()));
        entry.put("agency", named(event.agency(), event.agencyName()));
        entry.put("forwardedTo", event.forwardedTo());
        entry.put("note", event.note());
        entry.put("expected", event.expected().map(Object::toString));
        return entry;
    }

    private static Map<String, Object> spared(Spared spared) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", spared.at().toString());
        entry.put("inquiry", spared.inquiry().toString());
        entry.put("title", spared.title());
        entry.put("agency", named(spared.agency(), spared.agencyName()));
        return entry;
    }

    private static Map<String, Object> state(CaseState state) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", state.name());
        entry.put("title", new Text(FA.state(state), EN.state(state)));
        return entry;
    }

    private static Map<String, Object> named(String code, Text name) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", code);
        entry.put("name", name);
        return entry;
    }
}
