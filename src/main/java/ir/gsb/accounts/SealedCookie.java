package ir.gsb.accounts;

import ir.gsb.exchangelog.KeptSecrets;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Gives a browser its session's id with a keyed hash of it, and takes no id without: one who can read the store sees ids
 * there, and can come in with none of them; one who came in at one door is not in at another.
 */
final class SealedCookie implements CookieSerializer {

    private static final char BETWEEN = '.';

    private final String door;
    private final CookieSerializer plain;
    private final KeptSecrets secrets;

    /** @param door where alone it is taken */
    SealedCookie(String door, CookieSerializer plain, KeptSecrets secrets) {
        this.door = door;
        this.plain = plain;
        this.secrets = secrets;
    }

    /** An empty value takes the cookie away, and stays empty. */
    @Override
    public void writeCookieValue(CookieValue cookie) {
        String id = cookie.getCookieValue();
        plain.writeCookieValue(
                id == null || id.isEmpty()
                        ? cookie
                        : new CookieValue(cookie.getRequest(), cookie.getResponse(), sealed(id)));
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return plain.readCookieValues(request).stream()
                .filter(this::isSealed)
                .map(value -> value.substring(0, value.lastIndexOf(BETWEEN)))
                .toList();
    }

    private boolean isSealed(String value) {
        int between = value.lastIndexOf(BETWEEN);
        return between > 0 && MessageDigest.isEqual(bytes(sealed(value.substring(0, between))), bytes(value));
    }

    private String sealed(String id) {
        return id + BETWEEN + HexFormat.of().formatHex(secrets.sourceHash("session at " + door + " " + id));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
