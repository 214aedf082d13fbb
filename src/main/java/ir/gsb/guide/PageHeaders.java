package ir.gsb.guide;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** What each page carries: no script, nothing from elsewhere, no frame; anyone may keep it, but asks whether it holds. */
final class PageHeaders implements HandlerInterceptor {

    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
        return true;
    }
}
