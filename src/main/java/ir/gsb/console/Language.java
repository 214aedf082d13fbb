package ir.gsb.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Persian, unless {@code ?lang=en} says otherwise; a cookie keeps what was said last, before the sign-in too, so that
 * nobody who only looks in makes a session.
 */
final class Language implements LocaleResolver, HandlerInterceptor {

    static final Locale PERSIAN = Locale.of("fa");

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "gsb-audit-lang";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request).or(() -> kept(request)).orElse(PERSIAN);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by the parameter " + PARAMETER);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        asked(request)
                .ifPresent(locale -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(COOKIE, locale.getLanguage())
                                .path("/audit")
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Strict")
                                .maxAge(KEPT)
                                .build()
                                .toString()));
        return true;
    }

    private static Optional<Locale> asked(HttpServletRequest request) {
        return known(request.getParameter(PARAMETER));
    }

    private static Optional<Locale> kept(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> known(cookie.getValue()));
    }

    private static Optional<Locale> known(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "fa" -> Optional.of(PERSIAN);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }
}
