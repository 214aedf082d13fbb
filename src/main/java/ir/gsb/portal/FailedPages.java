package ir.gsb.portal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.Controller;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Leads what failed in a citizens' page, in its template too, to the portal's own page for it, whatever the client accepts:
 * Spring would give whoever does not ask for HTML a JSON of its own.
 */
final class FailedPages extends AbstractHandlerMapping {

    private final Set<PathPattern> pages;
    private final Controller page;

    FailedPages(Set<PathPattern> pages, Troubles troubles) {
        this.pages = pages;
        this.page = troubles::failed;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return null;
        }
        PathContainer path = PathContainer.parsePath(Troubles.failedPath(request));
        return pages.stream().anyMatch(one -> one.matches(path)) ? page : null;
    }
}
