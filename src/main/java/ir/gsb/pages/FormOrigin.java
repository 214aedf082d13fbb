package ir.gsb.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Whose page a form comes from. The browser tells: {@code Sec-Fetch-Site} (Fetch Metadata) or, where it sends none,
 * {@code Origin}. What is no browser sends neither.
 */
public final class FormOrigin {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private FormOrigin() {}

    /** Whether no browser says that it comes from a stranger's page. */
    public static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (site != null) {
            return OURS.contains(site);
        }
        return origin == null || authority(origin).equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    }

    private static String authority(String origin) {
        try {
            return Objects.requireNonNullElse(new URI(origin).getRawAuthority(), "");
        } catch (URISyntaxException malformed) {
            return "";
        }
    }
}
