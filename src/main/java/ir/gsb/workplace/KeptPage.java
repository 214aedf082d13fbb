package ir.gsb.workplace;

import ir.gsb.pages.FormOrigin;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Keeps what was written into the editor without a script while its writer signs in again, also where somebody else did
 * meanwhile: in this page and nowhere else, to be sent with the token of the new session.
 */
@Controller
class KeptPage {

    private static final String ADDRESS = WorkplaceSecurity.BASE + "/kept";
    private static final String EDITOR = WorkplaceSecurity.BASE + "/services/[0-9]{1,18}/edit/[a-z]{1,20}";
    private static final String TOKEN = "_csrf";

    private final Troubles troubles;

    KeptPage(Troubles troubles) {
        this.troubles = troubles;
    }

    /** What was written. */
    public record Written(String name, String value) {}

    /** Whether a request brings what somebody wrote here, and not on a stranger's page. */
    static boolean keepsWhatIsWritten(HttpServletRequest request) {
        return isWritten(request) && request.getRequestURI().matches(EDITOR);
    }

    private static boolean isWritten(HttpServletRequest request) {
        return request.getMethod().equals("POST") && FormOrigin.isOurs(request);
    }

    /** Shows it in the place of the form to sign in. */
    static void show(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException, ServletException {
        request.getRequestDispatcher(ADDRESS).forward(request, response);
    }

    /** Whether it was sent with the token of a session that is over. */
    static boolean isLate(HttpServletRequest request) {
        return request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException
                && isWritten(request)
                && editor(request).matches(EDITOR);
    }

    private static String editor(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                        request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI), request.getRequestURI())
                .toString();
    }

    /**
     * The page of what was sent to the editor.
     *
     * @param who signed in meanwhile; none if nobody did
     */
    @PostMapping("/workplace/kept")
    ModelAndView kept(HttpServletRequest request, @Nullable Authentication who) {
        String editor = editor(request);
        if (!editor.matches(EDITOR)) {
            throw new NoSuchPageException();
        }
        ModelAndView page = troubles.page(request, who, "kept", HttpStatus.FORBIDDEN);
        page.setViewName("workplace/pages/kept");
        Optional<Visitor> visitor = Optional.ofNullable(who).map(Visitor::of);
        Optional<String> writer = visitor.flatMap(one -> one.otherWriter(request));
        page.addObject("state", visitor.isEmpty() ? "kept.ended" : writer.isEmpty() ? "kept" : "kept.other");
        page.addObject("writer", writer.orElse(""));
        page.addObject("reader", visitor.map(Visitor::name).orElse(""));
        page.addObject("action", editor);
        page.addObject("written", written(request));
        return page;
    }

    private static List<Written> written(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals(TOKEN))
                .flatMap(field -> Stream.of(field.getValue()).map(value -> new Written(field.getKey(), value)))
                .toList();
    }
}
