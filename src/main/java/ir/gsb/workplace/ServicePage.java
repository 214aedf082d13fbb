package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A sheet as it stands, its way so far, and what can be done with it. */
@Controller("workplaceService")
class ServicePage {

    /** What cannot be undone, or has to be given a reason, is asked for once more. */
    private static final Set<Word> ASKED = EnumSet.of(Word.SIGN, Word.PUBLISH, Word.GIVE_UP, Word.RETIRE);

    /** What is done with one button. */
    private static final Set<Word> AT_ONCE = EnumSet.of(Word.TAKE_BACK, Word.TAKE_UP, Word.REVISE);

    private final OwnSheets files;
    private final SheetDesk desk;
    private final SheetFiles sheets;
    private final Surroundings surroundings;

    ServicePage(OwnSheets files, SheetDesk desk, SheetFiles sheets, Surroundings surroundings) {
        this.files = files;
        this.desk = desk;
        this.sheets = sheets;
        this.surroundings = surroundings;
    }

    @GetMapping("/workplace/services/{id:[0-9]{1,18}}")
    ModelAndView service(
            @PathVariable long id, Visitor visitor, Words words, @RequestParam(defaultValue = "") String done) {
        ModelAndView page = page(files.of(id, visitor), visitor, words);
        List.of(Word.values()).stream()
                .filter(word -> word.name().equals(done))
                .findFirst()
                .ifPresent(word -> page.addObject("done", word));
        return page;
    }

    private ModelAndView page(ServiceFile file, Visitor visitor, Words words) {
        Set<Word> open = visitor.open(file);
        List<SheetStep> steps = sheets.steps(file.id());
        var page = new ModelAndView("workplace/pages/service");
        page.addObject("file", file);
        page.addObject("agencyTitle", surroundings.name(file.agency(), words));
        page.addObject("completeness", Completeness.of(file.sheet()));
        page.addObject("parts", new SheetRows(words).of(file.sheet()));
        page.addObject("steps", StepLine.of(steps, file.newest()));
        page.addObject("remarks", sheets.remarks(file).map(SheetStep::remarks).orElse(Map.of()));
        page.addObject("asked", ordered(ASKED, open));
        page.addObject("atOnce", ordered(AT_ONCE, open));
        page.addObject("mayEdit", open.contains(Word.SAVE));
        page.addObject("mayReview", open.contains(Word.RETURN));
        page.addObject("versions", sheets.versions(file.id()).size());
        return page;
    }

    private static List<Word> ordered(Set<Word> some, Set<Word> open) {
        return some.stream().filter(open::contains).toList();
    }

    @GetMapping("/workplace/services/{id:[0-9]{1,18}}/step/{word:[A-Z_]{4,9}}")
    ModelAndView confirm(@PathVariable long id, @PathVariable String word, Visitor visitor, Words words) {
        ServiceFile file = files.of(id, visitor);
        Word wanted = ordered(ASKED, visitor.open(file)).stream()
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(NoSuchPageException::new);
        return confirm(file, wanted, words);
    }

    private ModelAndView confirm(ServiceFile file, Word word, Words words) {
        var page = new ModelAndView("workplace/pages/confirm");
        page.addObject("file", file);
        page.addObject("word", word);
        page.addObject("agencyTitle", surroundings.name(file.agency(), words));
        page.addObject("completeness", Completeness.of(file.sheet()));
        page.addObject("action", "/workplace/services/" + file.id() + "/step/" + word);
        page.addObject("remarks", Map.of());
        return page;
    }

    @PostMapping("/workplace/services/{id:[0-9]{1,18}}/step/{word:[A-Z_]{4,9}}")
    ModelAndView act(
            @PathVariable long id,
            @PathVariable Word word,
            @RequestParam int edit,
            @RequestParam(defaultValue = "") String reason,
            Visitor visitor,
            Words words) {
        ServiceFile file = files.of(id, visitor);
        if (!ASKED.contains(word) && !AT_ONCE.contains(word)) {
            throw new NoSuchPageException();
        }
        Person who = visitor.as(word, file);
        return switch (desk.act(who, id, new Wish(word, edit, cut(Persian.letters(reason)), Map.of()))) {
            case Acted.Done done -> new ModelAndView("redirect:/workplace/services/" + id + "?done=" + word);
            case Acted.Refused refused -> refused(file, word, refused, visitor, words);
            case Acted.Overtaken(ServiceFile now) -> {
                ModelAndView page = page(now, visitor, words);
                page.setStatus(HttpStatus.CONFLICT);
                page.addObject("overtaken", true);
                yield page;
            }
        };
    }

    private ModelAndView refused(ServiceFile file, Word word, Acted.Refused refused, Visitor visitor, Words words) {
        boolean asks = ASKED.contains(word) && visitor.open(file).contains(word);
        ModelAndView page = asks ? confirm(file, word, words) : page(file, visitor, words);
        page.setStatus(Refusals.status(refused.why()));
        page.addObject("refused", refused);
        return page;
    }

    private static String cut(String reason) {
        return reason.substring(0, Math.min(reason.length(), ir.gsb.catalogue.Sheet.LONGEST_TEXT));
    }
}
