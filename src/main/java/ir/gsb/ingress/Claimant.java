package ir.gsb.ingress;

import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose share of the places a message takes, before anything of it is believed: the party whose certificate it claims,
 * together with the address it comes from, so that a false claim takes nothing of anybody else's. What claims no
 * certificate that is registered, as SOAP does not before its body is read, counts by its address alone.
 */
final class Claimant {

    private static final Pattern KEY_ID = Pattern.compile(";\\s*keyid=\"([^\"]{1,100})\"");

    private Claimant() {}

    /** @param input the header Signature-Input (RFC 9421 §4.1), if there is one */
    static String of(Optional<String> input, String source, Registry registry) {
        return input.flatMap(Claimant::keyId)
                .flatMap(registry::certificate)
                .map(RegisteredCertificate::party)
                .map(party -> party + "@" + source)
                .orElse(source);
    }

    private static Optional<String> keyId(String input) {
        Matcher found = KEY_ID.matcher(input);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
