package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Lets who has seen a case answer its survey on any node, without giving the second factor again. */
final class SurveyPass {

    private static final String OWNER = "survey pass";

    /** Long enough for whoever needs long (WCAG 2.2.1 asks for more than 20 hours where it cannot be made longer). */
    private static final Duration GOOD = Duration.ofHours(24);

    private final KeptSecrets secrets;
    private final Clock clock;

    SurveyPass(KeptSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * What a pass says.
     *
     * @param code of the case
     * @param until when it is good no more
     */
    record Said(String code, Instant until) {}

    /** The number of the master key, a dot, and the code and its time sealed, base64url. */
    String make(String code) {
        String content = code + " " + clock.instant().plus(GOOD).getEpochSecond();
        Kept sealed = secrets.seal(content.getBytes(StandardCharsets.UTF_8), OWNER);
        return sealed.keyId() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.content());
    }

    /** Empty if it is too old, or not made by the hub. */
    Optional<Said> read(String pass) {
        try {
            int dot = pass.indexOf('.');
            var sealed = new Kept(
                    Integer.parseInt(pass, 0, Math.max(dot, 0), 10),
                    Base64.getUrlDecoder().decode(pass.substring(dot + 1)));
            String[] content = new String(secrets.open(sealed, OWNER), StandardCharsets.UTF_8).split(" ", 2);
            Instant until = Instant.ofEpochSecond(Long.parseLong(content[1]));
            return clock.instant().isBefore(until) ? Optional.of(new Said(content[0], until)) : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException forged) {
            return Optional.empty();
        }
    }
}
