package ir.gsb.portal;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what goes wrong. */
@ControllerAdvice(basePackageClasses = Troubles.class)
class Troubles implements ErrorViewResolver {

    private static final Set<HttpStatus> TOLD_APART = Set.of(
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.GONE,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.SERVICE_UNAVAILABLE);

    private final Surroundings surroundings;

    Troubles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The store does not answer. */
    @ExceptionHandler(DataAccessException.class)
    ModelAndView away(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        return page(request.getRequestURI(), HttpStatus.SERVICE_UNAVAILABLE, response);
    }

    @ExceptionHandler(StrangersFormException.class)
    ModelAndView strange(HttpServletRequest request, HttpServletResponse response) {
        return page(request.getRequestURI(), HttpStatus.FORBIDDEN, response);
    }

    /** There is no such page. */
    ModelAndView missing(HttpServletRequest request, HttpServletResponse response) {
        return page(request.getRequestURI(), HttpStatus.NOT_FOUND, response);
    }

    /** There was such a page. */
    ModelAndView gone(HttpServletRequest request, HttpServletResponse response) {
        return page(request.getRequestURI(), HttpStatus.GONE, response);
    }

    private ModelAndView page(String path, HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(path, status);
    }

    private ModelAndView page(String path, HttpStatus status) {
        var model = new ExtendedModelMap();
        surroundings.around(path, Words.isEnglish(path) ? Words.ENGLISH : Words.PERSIAN, model);
        model.addAttribute("trouble", TOLD_APART.contains(status) ? status.value() : 500);
        return new ModelAndView("portal/pages/trouble", model, status);
    }

    /** For what no page of ours was found for; the auditors' pages have their own. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/")
                .toString();
        return path.startsWith("/audit") || path.startsWith("/docs") ? null : page(path, status);
    }
}
