package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.message.Code;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a hub refused a request that this command signed, and what that means then: what a client's own fault would be
 * elsewhere has another cause here.
 *
 * @param code empty if this command is older than the hub's code
 * @param exchange under which the hub recorded it
 */
record HubRefusal(Optional<Code> code, String detail, String exchange) {

    static final String PASS_ON_HOST = "Have the proxy pass on the Host header as it is, since it is signed (nginx:"
            + " proxy_set_header Host $http_host), or call the hub by the name under which the proxy reaches it.";

    private static final String PASS_ON = "Have proxies on the way pass on method, path, query and headers as they are,"
            + " and add no Accept, Prefer or Gsb-… of their own.";

    static HubRefusal of(JsonNode problem) {
        String wire = problem.path("code").asText();
        return new HubRefusal(
                Arrays.stream(Code.values())
                        .filter(code -> code.wire().equals(wire))
                        .findFirst(),
                problem.path("detail").asText(),
                problem.path("exchangeId").asText("unknown"));
    }

    <T> Look<T> look() {
        return new Look.Ill<>(code.map(this::wrong).orElse("The hub refuses: " + detail), toDo());
    }

    private String wrong(Code why) {
        return switch (why) {
            case CERTIFICATE_UNKNOWN -> "Your certificate is not registered at this hub.";
            case CERTIFICATE_REVOKED -> "Your certificate is revoked at this hub.";
            case CERTIFICATE_EXPIRED -> "By the hub's clock your certificate is out of its time.";
            case AGENCY_SUSPENDED -> "The hub's operator has suspended your agency.";
            case SIGNATURE_EXPIRED -> "The hub finds your signature out of its time, so the clocks disagree.";
            case SIGNATURE_INVALID -> "Your signature does not hold for what reaches the hub. " + detail;
            case SIGNATURE_MISSING -> "Your signature does not reach the hub.";
            case DIGEST_MISMATCH -> "Your content does not reach the hub as you sent it.";
            case REPLAY_REFUSED -> "The hub gets your request twice.";
            case DUPLICATE_HEADER, MISSING_HEADER, MALFORMED_MESSAGE, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE ->
                "Your request reaches the hub otherwise than you sent it. " + detail;
            case CERTIFICATE_STATUS_UNKNOWN ->
                "The hub cannot learn just now whether your certificate's authority stands by it.";
            case OVERLOADED -> "The hub has too much to do just now.";
            case RECORDING_UNAVAILABLE -> "The hub cannot record anything just now, so it answers nobody.";
            case INTERNAL_ERROR -> "The hub failed while it answered you.";
            case SCHEMA_VIOLATION,
                    ACCESS_DENIED,
                    UNKNOWN_INQUIRY,
                    UNKNOWN_EXCHANGE,
                    UNKNOWN_ENTRY,
                    VERSION_RETIRED,
                    ANSWER_ERASED,
                    METHOD_NOT_ALLOWED,
                    MESSAGE_TOO_LARGE,
                    MESSAGE_ID_REUSED,
                    VERSION_CONFLICT,
                    STATE_CONFLICT,
                    QUOTA_EXCEEDED,
                    PROVIDER_FAULT,
                    PROVIDER_ANSWER_INVALID,
                    PROVIDER_SIGNATURE_INVALID,
                    PROVIDER_UNAVAILABLE,
                    SERVICE_DISABLED,
                    PROVIDER_TIMEOUT -> "The hub refuses (" + why.wire() + "): " + detail;
        };
    }

    private String toDo() {
        return switch (code.orElse(Code.INTERNAL_ERROR)) {
            case CERTIFICATE_UNKNOWN ->
                "Send the certificate to the hub's operator to have it registered; if another one of yours is, use that"
                        + " one with its key.";
            case CERTIFICATE_REVOKED ->
                "Make a new key, have it certified, and have the new certificate registered: a revocation is for ever.";
            case CERTIFICATE_EXPIRED -> "Have a new certificate issued and registered; check the clocks too.";
            case AGENCY_SUSPENDED ->
                "Ask the hub's operator why, and when it ends; nothing is wrong with your keys or your network.";
            case SIGNATURE_EXPIRED ->
                "Set this machine's clock by NTP; if it is right, tell the hub's operator, one of whose nodes is not.";
            case SIGNATURE_MISSING -> "Have proxies on the way pass on the headers Signature-Input and Signature.";
            case REPLAY_REFUSED -> "Have proxies on the way send each request once: no retry of their own, no mirror.";
            case SIGNATURE_INVALID,
                    DIGEST_MISMATCH,
                    DUPLICATE_HEADER,
                    MISSING_HEADER,
                    MALFORMED_MESSAGE,
                    NOT_ACCEPTABLE,
                    UNSUPPORTED_MEDIA_TYPE -> PASS_ON;
            case OVERLOADED, CERTIFICATE_STATUS_UNKNOWN ->
                "Try again in a minute; if it stays so, tell the hub's operator the exchange " + exchange + ".";
            case RECORDING_UNAVAILABLE, INTERNAL_ERROR ->
                "Try again; if it stays so, tell the hub's operator the exchange " + exchange + ".";
            case SCHEMA_VIOLATION,
                    ACCESS_DENIED,
                    UNKNOWN_INQUIRY,
                    UNKNOWN_EXCHANGE,
                    UNKNOWN_ENTRY,
                    VERSION_RETIRED,
                    ANSWER_ERASED,
                    METHOD_NOT_ALLOWED,
                    MESSAGE_TOO_LARGE,
                    MESSAGE_ID_REUSED,
                    VERSION_CONFLICT,
                    STATE_CONFLICT,
                    QUOTA_EXCEEDED,
                    PROVIDER_FAULT,
                    PROVIDER_ANSWER_INVALID,
                    PROVIDER_SIGNATURE_INVALID,
                    PROVIDER_UNAVAILABLE,
                    SERVICE_DISABLED,
                    PROVIDER_TIMEOUT -> "Tell the hub's operator the exchange " + exchange + ".";
        };
    }
}
