package ir.gsb.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * What each page that anyone may read carries; anyone may keep it, but asks whether it holds. One that came by TLS has the
 * browser never ask without it (RFC 6797).
 */
public final class PageHeaders implements HandlerInterceptor {

    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; ";

    private final String policy;
    private final String referrer;

    private PageHeaders(String policy, String referrer) {
        this.policy = policy;
        this.referrer = referrer;
    }

    /** No script, nothing from elsewhere, no frame, no form. */
    public static PageHeaders ofPlainPages() {
        return new PageHeaders(POLICY + "form-action 'none'", "no-referrer");
    }

    /** Forms and scripts of our own; with the referrer policy a browser says from which site a form was sent. */
    public static PageHeaders ofPagesWithForms() {
        return new PageHeaders(POLICY + "form-action 'self'; script-src 'self'; connect-src 'self'", "same-origin");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", policy);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", referrer);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
        return true;
    }
}
