package ir.gsb.portal;

import ir.gsb.tracking.SurveyAnswer;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.TrackingTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Ten questions to a citizen whose case is over. The page of the case leads here, with a pass for a day. Whose pass is good
 * no more gives the code and the second factor here again, and loses nothing of what he has answered.
 */
@Controller
class SurveyPage {

    private final Surveys surveys;
    private final CaseEntry entry;

    SurveyPage(Surveys surveys, CaseEntry entry) {
        this.surveys = surveys;
        this.entry = entry;
    }

    @GetMapping({"/survey", "/en/survey", "/survey/answer", "/en/survey/answer"})
    String begin(Words words) {
        return "redirect:" + words.link("/track");
    }

    @GetMapping({"/survey/thanks", "/en/survey/thanks"})
    String thanks(Model model) {
        return end(Surveys.Taking.TAKEN, model);
    }

    @PostMapping({"/survey", "/en/survey"})
    String form(@RequestParam Map<String, String> given, Words words, HttpServletResponse response, Model model) {
        TrackPage.keepNowhere(response);
        return ask(SurveyForm.of(given), Wrongs.NONE, words, model);
    }

    @PostMapping({"/survey/answer", "/en/survey/answer"})
    String answer(
            @RequestParam Map<String, String> given,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        TrackPage.keepNowhere(response);
        SurveyForm form = SurveyForm.of(given);
        if (surveys.openUntil(form.pass()).isPresent()) {
            return take(form, words, response, model);
        }
        CaseEntry.Entered entered = form.code().isPresent() || form.factor().isPresent()
                ? entry.enter(form.code().orElse(""), form.factor().orElse(""), words, request, response)
                : new CaseEntry.Entered(Optional.empty(), ended(words, response));
        if (entered.view().isEmpty()) {
            return ask(form, entered.wrongs().and(form.wrongs(words)), words, model);
        }
        Optional<String> pass = entered.view().get().surveyPass();
        return pass.isPresent()
                ? take(form.withPass(pass.get()), words, response, model)
                : closed(form, response, model);
    }

    private String take(SurveyForm form, Words words, HttpServletResponse response, Model model) {
        Wrongs wrongs = form.wrongs(words);
        if (!wrongs.isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return ask(form, wrongs, words, model);
        }
        return switch (surveys.answer(form.pass(), form.answer())) {
            case TAKEN -> "redirect:" + words.link("/survey/thanks");
            case CLOSED -> closed(form, response, model);
            case PASS_EXPIRED -> ask(form, ended(words, response), words, model);
        };
    }

    private static Wrongs ended(Words words, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return Wrongs.of("", words.of("survey.ended"));
    }

    private static String closed(SurveyForm form, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("again", form.again());
        return end(Surveys.Taking.CLOSED, model);
    }

    private static String end(Surveys.Taking taking, Model model) {
        model.addAttribute("taking", taking.name());
        return "portal/pages/thanks";
    }

    private String ask(SurveyForm form, Wrongs wrongs, Words words, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("wrongs", wrongs);
        model.addAttribute("until", surveys.openUntil(form.pass()));
        model.addAttribute("again", form.again());
        model.addAttribute("items", SurveyItem.values());
        model.addAttribute("best", SurveyAnswer.BEST);
        model.addAttribute("longest", SurveyAnswer.LONGEST_COMMENT);
        model.addAttribute("told", TrackingTexts.of(words.lang()));
        return "portal/pages/survey";
    }
}
