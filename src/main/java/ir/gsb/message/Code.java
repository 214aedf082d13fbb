package ir.gsb.message;

import java.util.Locale;

/** Every error that the wire contract knows: its HTTP status, where it arose, and whether asking again may help. */
public enum Code {
    MALFORMED_MESSAGE(400, At.CLIENT, false, "The message cannot be read"),
    MISSING_HEADER(400, At.CLIENT, false, "A header is missing"),
    DUPLICATE_HEADER(400, At.CLIENT, false, "A header is there twice"),
    SCHEMA_VIOLATION(400, At.CLIENT, false, "The request does not fit the inquiry's schema"),
    SIGNATURE_MISSING(401, At.CLIENT, false, "The message is not signed"),
    SIGNATURE_INVALID(401, At.CLIENT, false, "The signature does not hold"),
    SIGNATURE_EXPIRED(401, At.CLIENT, false, "The signature is out of its time"),
    DIGEST_MISMATCH(401, At.CLIENT, false, "The content is not what the digest says"),
    CERTIFICATE_UNKNOWN(401, At.CLIENT, false, "The certificate is not registered"),
    CERTIFICATE_EXPIRED(401, At.CLIENT, false, "The certificate is out of its time"),
    CERTIFICATE_REVOKED(401, At.CLIENT, false, "The certificate is revoked"),
    ACCESS_DENIED(403, At.CLIENT, false, "This is not granted"),
    AGENCY_SUSPENDED(403, At.CLIENT, false, "The agency is suspended"),
    UNKNOWN_INQUIRY(404, At.CLIENT, false, "There is no such inquiry"),
    UNKNOWN_EXCHANGE(404, At.CLIENT, false, "There is no such exchange"),
    UNKNOWN_ENTRY(404, At.CLIENT, false, "The registry has no such entry"),
    VERSION_RETIRED(410, At.CLIENT, false, "This version is retired"),
    ANSWER_ERASED(410, At.CLIENT, false, "The stored answer was erased"),
    METHOD_NOT_ALLOWED(405, At.CLIENT, false, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, At.CLIENT, false, "The answer cannot be given in an accepted form"),
    MESSAGE_TOO_LARGE(413, At.CLIENT, false, "The message is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, At.CLIENT, false, "The content type is not served here"),
    REPLAY_REFUSED(409, At.CLIENT, false, "This signature was used before"),
    MESSAGE_ID_REUSED(409, At.CLIENT, false, "This message id was used for other content"),
    VERSION_CONFLICT(409, At.CLIENT, false, "The registry is not as it was when this was asked"),
    STATE_CONFLICT(409, At.CLIENT, false, "The present state does not allow this"),
    QUOTA_EXCEEDED(429, At.CLIENT, true, "The agreement's quota is used up"),
    INTERNAL_ERROR(500, At.HUB, true, "The hub failed"),
    PROVIDER_FAULT(502, At.PROVIDER, false, "The provider answered with an error"),
    PROVIDER_ANSWER_INVALID(502, At.PROVIDER, false, "The provider's answer does not fit the schema"),
    PROVIDER_SIGNATURE_INVALID(502, At.PROVIDER, false, "The provider's signature does not hold"),
    PROVIDER_UNAVAILABLE(503, At.PROVIDER, true, "The provider cannot be reached"),
    SERVICE_DISABLED(503, At.PROVIDER, true, "The service is switched off for now"),
    RECORDING_UNAVAILABLE(503, At.HUB, true, "The exchange cannot be recorded, so it is not carried out"),
    CERTIFICATE_STATUS_UNKNOWN(503, At.HUB, true, "Whether the certificate is revoked is not known"),
    OVERLOADED(503, At.HUB, true, "The hub has too much to do"),
    PROVIDER_TIMEOUT(504, At.PROVIDER, true, "The provider did not answer in time");

    /** Where an error arose. */
    public enum At {
        CLIENT,
        HUB,
        PROVIDER;

        /** As the wire contract writes it, {@code client}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final int status;
    private final At at;
    private final boolean retryable;
    private final String title;

    Code(int status, At at, boolean retryable, String title) {
        this.status = status;
        this.at = at;
        this.retryable = retryable;
        this.title = title;
    }

    /** The HTTP status over REST. */
    public int status() {
        return status;
    }

    public At at() {
        return at;
    }

    public boolean retryable() {
        return retryable;
    }

    public String title() {
        return title;
    }

    /** As the wire contract writes it, {@code schema-violation}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
