package ir.gsb.pages;

import ir.gsb.message.SourceNetwork;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets only so many readers in at once, and each address only so often in a minute. Who is kept out gets a page that says
 * so, 429 with {@code Retry-After}, or 503 if the node itself is full. A form has come in whole before its page takes a
 * place: who sends it slowly keeps nobody out.
 */
public final class Turnstile implements HandlerInterceptor {

    private static final int ADDRESSES_TOLD_APART = 50_000;
    private static final int SECONDS = 60;
    private static final String INSIDE = Turnstile.class.getName();

    private final int atOnce;
    private final int perMinute;
    private final Clock clock;
    private final AtomicInteger inside = new AtomicInteger();
    private final Map<String, Integer> visits = new HashMap<>();
    private long minute;

    /**
     * @param atOnce pages that are made at the same time
     * @param perMinute pages that one address gets in a minute
     */
    public Turnstile(int atOnce, int perMinute, Clock clock) {
        this.atOnce = atOnce;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getAttribute(INSIDE) != null) {
            return true;
        }
        long second = clock.instant().getEpochSecond();
        if (!mayCome(SourceNetwork.of(request.getRemoteAddr()), second / SECONDS)) {
            refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, SECONDS - second % SECONDS);
            return false;
        }
        request.getParameterMap();
        if (inside.incrementAndGet() > atOnce) {
            inside.decrementAndGet();
            refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, 2);
            return false;
        }
        request.setAttribute(INSIDE, true);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (request.getAttribute(INSIDE) != null) {
            request.removeAttribute(INSIDE);
            inside.decrementAndGet();
        }
    }

    /** Addresses beyond those that are told apart share one count. */
    private synchronized boolean mayCome(String address, long now) {
        if (now != minute) {
            minute = now;
            visits.clear();
        }
        boolean apart = visits.size() < ADDRESSES_TOLD_APART || visits.containsKey(address);
        return visits.merge(apart ? address : "", 1, Integer::sum) <= perMinute;
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, long seconds)
            throws IOException {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(BusyPage.of(request.getRequestURI(), status.value(), seconds));
    }
}
