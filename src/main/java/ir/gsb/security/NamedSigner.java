package ir.gsb.security;

import ir.gsb.canonical.Xml;
import ir.gsb.message.HttpText;
import ir.gsb.message.RefusedException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Reads from an answer of the hub under which certificate it says that it was signed; nothing of it is verified. */
public final class NamedSigner {

    private static final Pattern KEY_ID = Pattern.compile(";keyid=\"([A-Za-z0-9_-]{43})\"");

    private NamedSigner() {}

    /** {@code x5t#S256} of the certificate: the keyid of RFC 9421 §2.3, or that of the token of WS-Security. */
    public static Optional<String> thumbprint(HttpText answer) {
        return answer.isXml()
                ? token(answer.body())
                : answer.headers().first("signature-input").flatMap(NamedSigner::keyId);
    }

    private static Optional<String> keyId(String input) {
        return KEY_ID.matcher(input)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }

    private static Optional<String> token(byte[] envelope) {
        try {
            return Xml.parse(envelope)
                                    .getElementsByTagNameNS(SoapNames.WSSE, "BinarySecurityToken")
                                    .item(0)
                            instanceof Element token
                    ? Optional.of(SoapToken.thumbprint(token))
                    : Optional.empty();
        } catch (RefusedException unreadable) {
            return Optional.empty();
        }
    }
}
