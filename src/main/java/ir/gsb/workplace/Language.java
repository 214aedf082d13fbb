package ir.gsb.workplace;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Persian, unless {@code ?lang=en} says otherwise; a cookie keeps what was said last, before the sign-in too. */
final class Language implements HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "gsb-workplace-lang";
    private static final Duration KEPT = Duration.ofDays(365);

    static Words of(HttpServletRequest request) {
        return asked(request).or(() -> kept(request)).orElse(Words.PERSIAN);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        asked(request)
                .ifPresent(words -> response.addHeader(
                        HttpHeaders.SET_COOKIE,
                        ResponseCookie.from(COOKIE, words.lang())
                                .path(WorkplaceSecurity.BASE)
                                .httpOnly(true)
                                .secure(request.isSecure())
                                .sameSite("Strict")
                                .maxAge(KEPT)
                                .build()
                                .toString()));
        return true;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Words.class;
    }

    @Override
    public Words resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    private static Optional<Words> asked(HttpServletRequest request) {
        return known(request.getParameter(PARAMETER));
    }

    private static Optional<Words> kept(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> known(cookie.getValue()));
    }

    private static Optional<Words> known(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "fa" -> Optional.of(Words.PERSIAN);
            case "en" -> Optional.of(Words.ENGLISH);
            default -> Optional.empty();
        };
    }
}
