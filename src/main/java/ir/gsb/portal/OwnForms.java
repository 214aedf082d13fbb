package ir.gsb.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes forms from our own pages only. A citizen has no session and no cookie that a stranger's page could use; but such a
 * page could make its readers guess tracking codes, each from his own address. The browser tells where a form comes from:
 * {@code Sec-Fetch-Site} (Fetch Metadata) or, where it sends none, {@code Origin}. What is no browser sends neither, and
 * may come: guesses are counted anyway.
 */
final class OwnForms implements HandlerInterceptor {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST") && !isOurs(request)) {
            throw new StrangersFormException();
        }
        return true;
    }

    private static boolean isOurs(HttpServletRequest request) {
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
