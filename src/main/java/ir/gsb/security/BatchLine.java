package ir.gsb.security;

import ir.gsb.canonical.JsonText;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of a batch says, {@code {messageId, agreement, user, trackingCode, request}}.
 *
 * @param request as JSON
 */
record BatchLine(ExchangeHeader header, byte[] request) {

    /** The longest line, as a batch is spooled. */
    static final int MOST_BYTES = 1 << 20;

    static final BatchLine UNREADABLE = new BatchLine(
            new ExchangeHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), new byte[0]);

    private static final String REQUEST = "request";
    private static final Set<String> KNOWN = Set.of("messageId", "agreement", "user", "trackingCode", REQUEST);

    /** @throws RefusedException if the line cannot be read */
    static BatchLine of(byte[] line) {
        if (line.length > MOST_BYTES) {
            throw RefusedException.of(
                    Code.MESSAGE_TOO_LARGE, "A line of a batch has at most " + MOST_BYTES + " bytes.");
        }
        Node.Fields fields = JsonText.parse(line);
        if (!KNOWN.containsAll(fields.children().keySet())) {
            throw malformed("has only messageId, agreement, user, trackingCode and request");
        }
        if (!(fields.children().get(REQUEST) instanceof Node.Fields request)) {
            throw malformed("has the inquiry's JSON object as request");
        }
        ExchangeHeader header = RestHeaders.header(
                text(fields, "messageId"),
                text(fields, "agreement"),
                text(fields, "user"),
                text(fields, "trackingCode"));
        return new BatchLine(header, JsonText.write(request));
    }

    private static Optional<String> text(Node.Fields fields, String name) {
        if (fields.children().containsKey(name) && fields.text(name).isEmpty()) {
            throw malformed("has text as " + name);
        }
        return fields.text(name);
    }

    private static RefusedException malformed(String rule) {
        return RefusedException.of(Code.MALFORMED_MESSAGE, "A line of a batch is a JSON object that " + rule + ".");
    }

    /** The same as that of a single inquiry which says the same: either may repeat the other. */
    byte[] contentHash(InquiryType type) {
        return new ContentHash()
                .add("POST")
                .add("/inquiries/" + type)
                .add(Optional.<String>empty())
                .add(Optional.of("application/json"))
                .add(Digests.sha256(request))
                .add(header.messageId())
                .add(header.agreement())
                .add(header.user())
                .add(header.trackingCode())
                .finish();
    }
}
