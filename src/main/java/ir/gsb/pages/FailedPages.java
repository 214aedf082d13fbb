package ir.gsb.pages;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.Controller;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Leads what failed in a page, in its template too, to its room's own page for it, whatever the client accepts: Spring would
 * give whoever does not ask for HTML a JSON of its own.
 */
public final class FailedPages extends AbstractHandlerMapping {

    private final Set<PathPattern> pages;
    private final Controller page;

    /**
     * @param pages patterns of their paths, {@code /search/**}
     * @param page what is shown instead
     */
    public FailedPages(Stream<String> pages, Controller page) {
        this.pages = pages.map(PathPatternParser.defaultInstance::parse).collect(Collectors.toSet());
        this.page = page;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return null;
        }
        PathContainer path = PathContainer.parsePath(path(request));
        return pages.stream().anyMatch(one -> one.matches(path)) ? page : null;
    }

    /** Of the page that failed. */
    public static String path(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "/")
                .toString();
    }

    /** With which it failed. */
    public static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.INTERNAL_SERVER_ERROR;
    }
}
