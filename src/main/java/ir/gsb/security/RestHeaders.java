package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header fields of a REST request that the hub lives by, each there at most once; read in one pass. */
final class RestHeaders {

    private static final String MESSAGE_ID = "gsb-message-id";
    private static final String AGREEMENT = "gsb-agreement";
    private static final String USER = "gsb-user";
    private static final String TRACKING_CODE = "gsb-tracking-code";

    private static final int ID_CHARACTERS = 64;
    private static final int USER_CHARACTERS = 256;

    private @Nullable String contentType;
    private @Nullable String contentDigest;
    private @Nullable String contentLength;
    private @Nullable String host;
    private @Nullable String date;
    private @Nullable String messageId;
    private @Nullable String agreement;
    private @Nullable String user;
    private @Nullable String trackingCode;
    private boolean prefer;
    private boolean accept;
    private final List<String> signatureInputs = new ArrayList<>(1);
    private final List<String> signatures = new ArrayList<>(1);

    private RestHeaders() {}

    /**
     * Reads them.
     *
     * @throws RefusedException if one is there twice, has an impossible value, or may not be there
     */
    static RestHeaders of(Headers headers) {
        var read = new RestHeaders();
        for (Headers.Header header : headers.all()) {
            read.add(header.name(), header.value());
        }
        return read;
    }

    private void add(String name, String value) {
        switch (name) {
            case "signature-input" -> signatureInputs.add(value);
            case "signature" -> signatures.add(value);
            case "content-type" -> contentType = once(name, contentType, value);
            case "content-digest" -> contentDigest = once(name, contentDigest, value);
            case "content-length" -> contentLength = once(name, contentLength, value);
            case "host" -> host = once(name, host, value);
            case "date" -> date = once(name, date, value);
            case "prefer" -> prefer = true;
            case "accept" -> accept = true;
            case MESSAGE_ID -> messageId = once(name, messageId, uuid(value));
            case AGREEMENT -> agreement = once(name, agreement, text(name, value, ID_CHARACTERS));
            case USER -> user = once(name, user, text(name, value, USER_CHARACTERS));
            case TRACKING_CODE -> trackingCode = once(name, trackingCode, text(name, value, ID_CHARACTERS));
            case "content-encoding" ->
                throw RefusedException.of(
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding is not served here. Send the content as it is, uncompressed.");
            default -> refuseUnknown(name);
        }
    }

    private static String once(String name, @Nullable String before, String value) {
        if (before != null) {
            throw RefusedException.of(Code.DUPLICATE_HEADER, "The header " + name + " is sent twice. Send it once.");
        }
        return value;
    }

    private static void refuseUnknown(String name) {
        if (name.startsWith("gsb-")) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE,
                    "The request has a gsb-* header that the wire contract does not know. Send only Gsb-Message-Id,"
                            + " Gsb-Agreement, Gsb-User and Gsb-Tracking-Code.");
        }
    }

    private static String text(String name, String value, int most) {
        boolean sound = !value.isEmpty() && value.length() <= most;
        for (int i = 0; sound && i < value.length(); i++) {
            sound = value.charAt(i) >= ' ' && value.charAt(i) <= '~';
        }
        if (!sound) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE,
                    "The header " + name + " must have 1 to " + most + " printable ASCII characters.");
        }
        return value;
    }

    private static String uuid(String value) {
        boolean sound = value.length() == 36;
        for (int i = 0; sound && i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            sound = dash ? value.charAt(i) == '-' : isHex(value.charAt(i));
        }
        if (!sound) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE, "The header gsb-message-id must be a UUID of 36 characters.");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** What a request with content must have besides its signature. */
    void requireOfContent() {
        require("content-type", contentType);
        require("content-digest", contentDigest);
        require(MESSAGE_ID, messageId);
    }

    private static void require(String name, @Nullable String value) {
        if (value == null) {
            throw RefusedException.of(
                    Code.MISSING_HEADER, "The header " + name + " is missing. Send it and let the signature cover it.");
        }
    }

    Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    Optional<String> contentDigest() {
        return Optional.ofNullable(contentDigest);
    }

    ExchangeHeader exchange() {
        return new ExchangeHeader(
                Optional.ofNullable(messageId),
                Optional.ofNullable(agreement),
                Optional.ofNullable(user),
                Optional.ofNullable(trackingCode));
    }

    /**
     * The header of a message that has it in its content.
     *
     * @throws RefusedException if a value is impossible, or there is no message id
     */
    static ExchangeHeader header(
            Optional<String> messageId,
            Optional<String> agreement,
            Optional<String> user,
            Optional<String> trackingCode) {
        var read = new RestHeaders();
        messageId.ifPresent(value -> read.add(MESSAGE_ID, value));
        agreement.ifPresent(value -> read.add(AGREEMENT, value));
        user.ifPresent(value -> read.add(USER, value));
        trackingCode.ifPresent(value -> read.add(TRACKING_CODE, value));
        require(MESSAGE_ID, read.messageId);
        return read.exchange();
    }

    List<String> signatureInputs() {
        return signatureInputs;
    }

    List<String> signatures() {
        return signatures;
    }

    /** The fields that a signature must cover if they are sent, besides those of the content. */
    List<String> toBeCovered() {
        List<String> names = new ArrayList<>(6);
        addIf(messageId != null, MESSAGE_ID, names);
        addIf(agreement != null, AGREEMENT, names);
        addIf(user != null, USER, names);
        addIf(trackingCode != null, TRACKING_CODE, names);
        addIf(prefer, "prefer", names);
        addIf(accept, "accept", names);
        return names;
    }

    private static void addIf(boolean sent, String name, List<String> names) {
        if (sent) {
            names.add(name);
        }
    }
}
