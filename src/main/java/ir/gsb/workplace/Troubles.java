package ir.gsb.workplace;

import ir.gsb.message.RecordingUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
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

    ModelAndView page(HttpServletRequest request, @Nullable Authentication who, String what, HttpStatus status) {
        var model = new ExtendedModelMap();
        surroundings.surround(request, who, model);
        model.addAttribute("trouble", what);
        return new ModelAndView("workplace/pages/trouble", model, status);
    }
}
