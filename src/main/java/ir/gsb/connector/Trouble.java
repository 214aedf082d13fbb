package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * Why the connector itself does not hand an answer on. What the hub refuses is not trouble: that is an answer.
 *
 * @param code one of the wire contract, or one of the connector's own that begin with {@code hub-}
 * @param status over REST
 * @param retryable whether asking again, with the same message id, may help
 * @param detail what is wrong and what to do; no personal data
 */
record Trouble(String code, int status, boolean retryable, String title, String detail, Optional<Duration> retryAfter) {

    static final String AT = "connector";

    static Trouble of(Refusal refusal) {
        Code code = refusal.code();
        return new Trouble(
                code.wire(), code.status(), code.retryable(), code.title(), refusal.detail(), refusal.retryAfter());
    }

    static Trouble of(Code code, String detail) {
        return of(Refusal.of(code, detail));
    }

    static Trouble busy() {
        return of(Refusal.retryLater(
                Code.OVERLOADED,
                "The connector has as much under way as limits.in-flight allows: ask again after Retry-After.",
                Duration.ofSeconds(1)));
    }

    static Trouble hubAway(String why) {
        return new Trouble(
                "hub-unavailable",
                503,
                true,
                "The hub cannot be reached",
                "Nothing was sent, since the hub cannot be reached (" + why
                        + "): look at hub.url in connector.yaml and at the network, then ask again.",
                Optional.empty());
    }

    static Trouble lost(Sent.Lost lost) {
        return new Trouble(
                lost.late() ? "hub-timeout" : "hub-answer-lost",
                lost.late() ? 504 : 502,
                true,
                lost.late() ? "The hub did not answer in time" : "The hub's answer did not come whole",
                "The request was sent and may have been carried out (" + lost.why()
                        + "): ask again with the same Gsb-Message-Id, which brings the same answer and asks nobody"
                        + " twice.",
                Optional.empty());
    }

    static Trouble notTrusted(String why) {
        return new Trouble(
                "hub-answer-not-trusted",
                502,
                false,
                "The answer is not proven to be the hub's",
                "An answer came and is not handed on: " + why + ". If the hub has a new certificate, get it from its"
                        + " operator and name it in hub.certificates; else somebody between you and the hub alters"
                        + " messages: tell the operator.",
                Optional.empty());
    }

    boolean ofSender() {
        return status < 500;
    }
}
