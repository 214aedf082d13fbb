package ir.gsb.workplace;

import ir.gsb.pages.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a page the words of the visitor's language. */
final class Spoken implements HandlerMethodArgumentResolver {

    static final Language LANGUAGE = new Language(WorkplaceSecurity.BASE);

    static Words of(HttpServletRequest request) {
        return LANGUAGE.resolveLocale(request).getLanguage().equals("en") ? Words.ENGLISH : Words.PERSIAN;
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
}
