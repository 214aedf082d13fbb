package ir.gsb.console;

import ir.gsb.canonical.Persian;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import ir.gsb.message.Answer;
import ir.gsb.message.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds exchanges. The form is posted, so that a subject's identifier stands in no address; what answers is a GET. */
@Controller
class SearchPage {

    private static final String PATH = "/audit/search";
    private static final String IDENTIFIER = "identifier";
    private static final String SUBJECT = "subject";

    private final ExchangeSearch search;
    private final Looks looks;

    SearchPage(ExchangeSearch search, Looks looks) {
        this.search = search;
        this.looks = looks;
    }

    @PostMapping(PATH)
    String ask(@RequestParam Map<String, String> form) {
        Search asked = Search.of(form);
        String identifier = Persian.digits(form.getOrDefault(IDENTIFIER, "").strip());
        if (!identifier.isEmpty()) {
            asked = asked.with(SUBJECT, search.subjectHash(identifier));
        }
        return "redirect:" + asked.address(PATH);
    }

    @GetMapping(PATH)
    String find(@RequestParam Map<String, String> parameters, Authentication who, Model model) {
        Search asked = Search.of(parameters);
        Search.Asked ask = asked.ask(Query.USUAL);
        looks.searched(who, asked.words());
        Page<Found> page = search.search(ask.query());
        model.addAttribute("fields", asked.fields());
        model.addAttribute("wrong", ask.wrong());
        model.addAttribute("outcomes", outcomes());
        model.addAttribute("rows", page.rows());
        page.older()
                .filter(cursor ->
                        page.rows().isEmpty() || !page.rows().getLast().id().equals(cursor.than()))
                .ifPresent(cursor -> model.addAttribute("reached", cursor.than().receivedAt()));
        page.newer().ifPresent(cursor -> model.addAttribute("newer", at(asked, cursor.toString())));
        page.older().ifPresent(cursor -> model.addAttribute("older", at(asked, cursor.toString())));
        model.addAttribute("csv", asked.address("/audit/reports/search.csv"));
        return "search";
    }

    private static String at(Search asked, String cursor) {
        return asked.with(Search.CURSOR, cursor).address(PATH);
    }

    private static List<String> outcomes() {
        return Stream.concat(
                        Arrays.stream(Answer.Status.values()).map(Enum::name),
                        Arrays.stream(Code.values()).map(Code::wire))
                .toList();
    }
}
