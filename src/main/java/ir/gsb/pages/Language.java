package ir.gsb.pages;

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
 * The language of the pages behind a sign-in: Persian, unless {@code ?lang=en} says otherwise; a cookie of theirs keeps what
 * was said last, before the sign-in too, so that nobody who only looks in makes a session.
 */
public final class Language implements LocaleResolver, HandlerInterceptor {

    private static final Locale PERSIAN = Locale.of("fa");
    private static final String PARAMETER = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    private final String base;
    private final String cookie;

    /** @param base where the pages are, {@code /audit} */
    public Language(String base) {
        this.base = base;
        this.cookie = "gsb" + base.replace('/', '-') + "-lang";
    }

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
                        ResponseCookie.from(cookie, locale.getLanguage())
                                .path(base)
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Strict")
                                .maxAge(KEPT)
                                .build()
                                .toString()));
        return true;
    }

    /** Of the address alone: a form that cannot be read is answered in some language, too. */
    private static Optional<Locale> asked(HttpServletRequest request) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        return Stream.of(query.split("&"))
                .filter(one -> one.startsWith(PARAMETER + '='))
                .findFirst()
                .flatMap(one -> known(one.substring(PARAMETER.length() + 1)));
    }

    private Optional<Locale> kept(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(sent -> sent.getName().equals(cookie))
                .findFirst()
                .flatMap(sent -> known(sent.getValue()));
    }

    private static Optional<Locale> known(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "fa" -> Optional.of(PERSIAN);
            case "en" -> Optional.of(Locale.ENGLISH);
            default -> Optional.empty();
        };
    }
}
