package ir.gsb.workplace;

import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.pages.FailedPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Pages for what goes wrong. */
@ControllerAdvice(name = "workplaceTroubles", basePackageClasses = Troubles.class)
class Troubles {

    private final Surroundings surroundings;

    Troubles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Nothing is done that cannot be recorded. */
    @ExceptionHandler({RecordingUnavailableException.class, DataAccessException.class})
    ModelAndView away(HttpServletRequest request, @Nullable Authentication who) {
        return page(request, who, "away", HttpStatus.SERVICE_UNAVAILABLE);
    }

    @ExceptionHandler({NoSuchPageException.class, MethodArgumentTypeMismatchException.class})
    ModelAndView missing(HttpServletRequest request, @Nullable Authentication who) {
        return page(request, who, "missing", HttpStatus.NOT_FOUND);
    }

    /** A part has no name: Jetty leaves out a header that it cannot read, and Spring would take that for our fault. */
    @ExceptionHandler(MultipartException.class)
    ModelAndView nameless(HttpServletRequest request, @Nullable Authentication who) {
        return page(request, who, "form", HttpStatus.BAD_REQUEST);
    }

    /** Whatever a page failed with: what to do, and nothing of the inside. */
    ModelAndView failed(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", WorkplaceSecurity.POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        HttpStatus status = FailedPages.status(request);
        Authentication who = request.getUserPrincipal() instanceof Authentication someone ? someone : null;
        return page(request, who, word(status), status);
    }

    private static String word(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "missing";
            case FORBIDDEN -> "denied";
            case PAYLOAD_TOO_LARGE -> "large";
            case SERVICE_UNAVAILABLE -> "away";
            default -> status.is4xxClientError() ? "form" : "failed";
        };
    }

    ModelAndView page(HttpServletRequest request, @Nullable Authentication who, String what, HttpStatus status) {
        var model = new ExtendedModelMap();
        surroundings.surround(request, who, model);
        model.addAttribute("trouble", what);
        model.addAttribute("mebibytes", Uploads.LARGEST >> 20);
        return new ModelAndView("workplace/pages/trouble", model, status);
    }
}
