package ir.gsb.console;

import ir.gsb.message.RecordingUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What is shown when the store does not answer: nothing is looked at that cannot be recorded. */
@ControllerAdvice(basePackageClasses = Failures.class)
class Failures {

    private final Frame frame;

    Failures(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler({RecordingUnavailableException.class, DataAccessException.class})
    ModelAndView away(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        var page = new ModelAndView("away");
        var model = new org.springframework.ui.ExtendedModelMap();
        frame.frame(request, null, locale, model);
        page.addAllObjects(model);
        return page;
    }
}
