package ir.gsb.security;

import static ir.gsb.security.SoapElements.malformed;
import static ir.gsb.security.SoapNames.EXCHANGE;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.RefusedException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What a request's block {@code gsb:exchange} says: for which hub it is, and about the inquiry. */
record SoapExchange(String to, ExchangeHeader header) {

    private static final Set<String> NAMES = Set.of("to", "messageId", "agreement", "user", "trackingCode");
    private static final int ID_CHARACTERS = 64;
    private static final int USER_CHARACTERS = 256;

    static SoapExchange of(Element block) {
        var values = new HashMap<String, String>();
        for (Element child : SoapElements.children(block)) {
            String name = child.getLocalName();
            if (!EXCHANGE.equals(child.getNamespaceURI()) || !NAMES.contains(name)) {
                throw malformed("gsb:exchange may hold to, messageId, agreement, user and trackingCode only.");
            }
            if (values.put(name, value(child, name)) != null) {
                throw malformed("gsb:exchange has " + name + " twice; send it once.");
            }
        }
        return new SoapExchange(
                mandatory(values, "to"),
                new ExchangeHeader(
                        Optional.of(messageId(mandatory(values, "messageId"))),
                        Optional.ofNullable(values.get("agreement")),
                        Optional.ofNullable(values.get("user")),
                        Optional.ofNullable(values.get("trackingCode"))));
    }

    private static String value(Element child, String name) {
        String value = SoapElements.text(child);
        int most = name.equals("user") || name.equals("to") ? USER_CHARACTERS : ID_CHARACTERS;
        boolean sound = !value.isEmpty() && value.length() <= most;
        for (int i = 0; sound && i < value.length(); i++) {
            sound = value.charAt(i) >= ' ' && value.charAt(i) <= '~';
        }
        if (!sound) {
            throw malformed(name + " in gsb:exchange must have 1 to " + most + " printable ASCII characters.");
        }
        return value;
    }

    private static String mandatory(Map<String, String> values, String name) {
        @Nullable String value = values.get(name);
        if (value == null) {
            throw RefusedException.of(Code.MISSING_HEADER, "gsb:exchange has no " + name + "; add it.");
        }
        return value;
    }

    private static String messageId(String value) {
        boolean sound = value.length() == 36;
        for (int i = 0; sound && i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            sound = dash ? value.charAt(i) == '-' : HexFormat.isHexDigit(value.charAt(i));
        }
        if (!sound) {
            throw malformed("messageId in gsb:exchange must be a UUID of 36 characters; make one for each inquiry.");
        }
        return value.toLowerCase(Locale.ROOT);
    }
}
