package ir.gsb.portal;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.pages.FailedPages;
import ir.gsb.search.NotReadyException;
import ir.gsb.store.StoreTrouble;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what goes wrong. */
@ControllerAdvice(basePackageClasses = Troubles.class)
class Troubles implements ErrorViewResolver {

    private static final String UNAVAILABLE = "503";
    private static final Set<HttpStatus> TOLD_APART = Set.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.GONE,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.SERVICE_UNAVAILABLE);

    private final Surroundings surroundings;

    Troubles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The store does not answer, or not to so many; if it was asked wrongly, that is an error like any other. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, RecordingUnavailableException.class})
    ModelAndView unread(RuntimeException failed, HttpServletRequest request, HttpServletResponse response) {
        return switch (StoreTrouble.of(failed).orElseThrow(() -> failed)) {
            case BUSY -> unavailable(UNAVAILABLE + ".busy", "2", request, response);
            case AWAY -> unavailable(UNAVAILABLE, "10", request, response);
        };
    }

    @ExceptionHandler(NotReadyException.class)
    ModelAndView indexing(NotReadyException early, HttpServletRequest request, HttpServletResponse response) {
        ModelAndView page = unavailable(UNAVAILABLE + ".indexing", "5", request, response);
        page.addObject("progress", early.progress());
        page.addObject("words", request.getParameter("q"));
        return page;
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

    /** Whatever a citizens' page failed with: the number and nothing of the inside. */
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) {
        return page(FailedPages.path(request), FailedPages.status(request), response);
    }

    private ModelAndView unavailable(
            String why, String seconds, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        ModelAndView page = page(request.getRequestURI(), HttpStatus.SERVICE_UNAVAILABLE, response);
        page.addObject("why", why);
        return page;
    }

    private ModelAndView page(String path, HttpStatus status, HttpServletResponse response) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return page(path, status);
    }

    private ModelAndView page(String path, HttpStatus status) {
        var model = new ExtendedModelMap();
        surroundings.around(path, Words.isEnglish(path) ? Words.ENGLISH : Words.PERSIAN, model);
        HttpStatus shown = shown(status);
        model.addAttribute("trouble", shown.value());
        model.addAttribute("why", String.valueOf(shown.value()));
        return new ModelAndView("portal/pages/trouble", model, status);
    }

    private static HttpStatus shown(HttpStatus status) {
        if (TOLD_APART.contains(status)) {
            return status;
        }
        return status.is4xxClientError() ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
    }

    /** For what no page of ours was found for; the auditors' pages have their own. */
    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String path = FailedPages.path(request);
        return path.startsWith("/audit") || path.startsWith("/docs") ? null : page(path, status);
    }
}
