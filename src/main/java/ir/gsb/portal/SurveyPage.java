package ir.gsb.portal;

import ir.gsb.tracking.SurveyAnswer;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.TrackingTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Ten questions to a citizen whose case is over. Only the page of the case leads here, with a pass for half an hour. */
@Controller
class SurveyPage {

    private static final String FORM = "portal/pages/survey";
    private static final String PASS = "pass";
    private static final String COMMENT = "comment";

    private final Surveys surveys;

    SurveyPage(Surveys surveys) {
        this.surveys = surveys;
    }

    @GetMapping({"/survey", "/en/survey"})
    String begin(Words words) {
        return "redirect:" + words.link("/track");
    }

    @PostMapping({"/survey", "/en/survey"})
    String form(@RequestParam(defaultValue = "") String pass, Words words, HttpServletResponse response, Model model) {
        TrackPage.keepNowhere(response);
        ask(pass, Map.of(), "", words, model);
        model.addAttribute("again", Map.of(PASS, pass));
        return FORM;
    }

    @PostMapping({"/survey/answer", "/en/survey/answer"})
    String answer(@RequestParam Map<String, String> given, Words words, HttpServletResponse response, Model model) {
        TrackPage.keepNowhere(response);
        String pass = given.getOrDefault(PASS, "");
        String comment = given.getOrDefault(COMMENT, "");
        Map<SurveyItem, Integer> steps = steps(given);
        Set<SurveyItem> missing = EnumSet.allOf(SurveyItem.class);
        missing.removeAll(steps.keySet());
        if (!missing.isEmpty() || comment.length() > SurveyAnswer.LONGEST_COMMENT) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            ask(pass, steps, comment, words, model);
            model.addAttribute("missing", missing);
            model.addAttribute("tooLong", comment.length() > SurveyAnswer.LONGEST_COMMENT);
            return FORM;
        }
        Surveys.Taking taking = surveys.answer(pass, new SurveyAnswer(steps, comment));
        if (taking != Surveys.Taking.TAKEN) {
            response.setStatus(HttpStatus.CONFLICT.value());
        }
        model.addAttribute("taking", taking.name());
        return "portal/pages/thanks";
    }

    private static Map<SurveyItem, Integer> steps(Map<String, String> given) {
        Map<SurveyItem, Integer> steps = new EnumMap<>(SurveyItem.class);
        for (SurveyItem item : SurveyItem.values()) {
            String step = given.getOrDefault(item.name(), "");
            if (step.matches("[1-" + SurveyAnswer.BEST + "]")) {
                steps.put(item, Integer.valueOf(step));
            }
        }
        return steps;
    }

    private static void ask(String pass, Map<SurveyItem, Integer> steps, String comment, Words words, Model model) {
        model.addAttribute(PASS, pass);
        model.addAttribute("steps", steps);
        model.addAttribute(COMMENT, comment);
        model.addAttribute("items", SurveyItem.values());
        model.addAttribute("best", SurveyAnswer.BEST);
        model.addAttribute("longest", SurveyAnswer.LONGEST_COMMENT);
        model.addAttribute("told", TrackingTexts.of(words.lang()));
    }
}
