package ir.gsb.security;

import static ir.gsb.security.SoapElements.malformed;
import static ir.gsb.security.SoapNames.WSU;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.w3c.dom.Element;

/** Reads a {@code wsu:Timestamp} (WS-Security 1.1 §10). */
final class SoapTimestamp {

    private SoapTimestamp() {}

    static Lifetime of(Element timestamp) {
        return new Lifetime(instant(timestamp, "Created"), instant(timestamp, "Expires"));
    }

    private static Instant instant(Element timestamp, String name) {
        Element element = SoapElements.child(timestamp, WSU, name)
                .orElseThrow(() -> malformed("The Timestamp has no " + name + "; send Created and Expires."));
        try {
            return Instant.parse(SoapElements.text(element));
        } catch (DateTimeParseException _) {
            throw malformed(name + " of the Timestamp must be written like 2026-01-31T12:00:00Z.");
        }
    }
}
