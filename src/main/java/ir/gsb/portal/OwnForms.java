package ir.gsb.portal;

import ir.gsb.pages.FormOrigin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Takes forms from our own pages only. A citizen has no session and no cookie that a stranger's page could use; but such a
 * page could make its readers guess tracking codes, each from his own address. What is no browser may come: guesses are
 * counted anyway.
 */
final class OwnForms implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST") && !FormOrigin.isOurs(request)) {
            throw new StrangersFormException();
        }
        return true;
    }
}
