package ir.gsb.security;

import java.nio.ByteBuffer;
import java.security.SignatureException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/** What {@code Signature-Input} and {@code Signature} hold under the label of the wire contract. */
record SignatureFields(SignatureInput input, byte[] value) {

    static final String LABEL = "gsb";

    /**
     * Reads both fields.
     *
     * @throws SignatureException if there is not exactly one readable member of that label in each
     */
    static SignatureFields of(RawDictionary inputs, RawDictionary signatures) throws SignatureException {
        return new SignatureFields(
                SignatureInput.parse(only("Signature-Input", inputs)), bytes(only("Signature", signatures)));
    }

    private static String only(String field, RawDictionary dictionary) throws SignatureException {
        List<String> values = dictionary.values(LABEL);
        if (values.size() != 1) {
            throw new SignatureException(field + " must have exactly one member " + LABEL + ", not " + values.size());
        }
        return values.getFirst();
    }

    private static byte[] bytes(String member) throws SignatureException {
        try {
            if (Parser.parseItem(member) instanceof ByteSequenceItem item) {
                ByteBuffer buffer = item.get();
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                return bytes;
            }
        } catch (ParseException e) {
            throw new SignatureException("Signature is not written as RFC 9421 §4.2 writes it", e);
        }
        throw new SignatureException("a member of Signature is a byte sequence, :base64:");
    }

    /** Whether a response can be bound to the request that has these lines of {@code Signature}. */
    static boolean bindable(List<String> lines) {
        if (lines.isEmpty()) {
            return false;
        }
        try {
            bytes(only("Signature", RawDictionary.of(lines)));
            return true;
        } catch (SignatureException e) {
            return false;
        }
    }

    /** The list of what is covered, to which the parameters are added. */
    static String parameters(List<Component> components) {
        StringBuilder list = new StringBuilder(256).append('(');
        for (Component component : components) {
            list.append(list.length() > 1 ? " " : "").append(component.identifier());
        }
        return list.append(')').toString();
    }

    /** The values of both fields for a signature that was just made. */
    static Written write(String parameters, byte[] value) {
        return new Written(
                LABEL + "=" + parameters, LABEL + "=:" + Base64.getEncoder().encodeToString(value) + ":");
    }

    /** Both fields as they go on the wire. */
    record Written(String input, String signature) {}

    /** What is needed of another label to know whether it claims to be ours. */
    static Optional<String> tag(String member) throws SignatureException {
        return SignatureInput.parse(member).text("tag");
    }
}
