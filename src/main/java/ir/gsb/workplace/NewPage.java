package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.NewSheet;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Text;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Begins a sheet. */
@Controller
class NewPage {

    private static final int MOST_PARENTS = 500;

    private final SheetDesk desk;
    private final SheetFiles files;

    NewPage(SheetDesk desk, SheetFiles files) {
        this.desk = desk;
        this.files = files;
    }

    /** What was written so far. */
    public record Begun(String fa, String en, String reference, String parent) {}

    @GetMapping("/workplace/services/new")
    ModelAndView form(Visitor visitor) {
        return form(visitor, new Begun("", "", "", ""));
    }

    private ModelAndView form(Visitor visitor, Begun begun) {
        List<ServiceFile> parents =
                visitor.agency().map(agency -> files.ofAgency(agency, "", MOST_PARENTS)).orElse(List.of()).stream()
                        .filter(file -> file.parent().isEmpty() && file.state() != State.RETIRED)
                        .toList();
        var page = new ModelAndView("workplace/pages/new");
        page.addObject("begun", begun);
        page.addObject("parents", parents);
        return page;
    }

    @PostMapping("/workplace/services/new")
    ModelAndView begin(
            Visitor visitor,
            @RequestParam(defaultValue = "") String fa,
            @RequestParam(defaultValue = "") String en,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String parent) {
        var begun = new Begun(
                Persian.letters(fa), Persian.letters(en), Persian.letters(reference), Persian.letters(parent));
        if (begun.fa().isEmpty()
                || begun.fa().length() > Sheet.LONGEST_TEXT
                || begun.en().length() > Sheet.LONGEST_TEXT) {
            return refused(visitor, begun).addObject("untitled", true);
        }
        Person who = visitor.writer();
        Acted acted = desk.draft(
                who,
                new NewSheet(
                        who.agency().orElseThrow(NoSuchPageException::new),
                        begun.reference(),
                        Optional.of(begun.parent()).filter(code -> !code.isEmpty()),
                        Sheet.begun(new Text(begun.fa(), begun.en()))));
        return switch (acted) {
            case Acted.Done(ServiceFile now) -> new ModelAndView("redirect:/workplace/services/" + now.id() + "/edit");
            case Acted.Refused refused -> refused(visitor, begun).addObject("refused", refused);
            case Acted.Overtaken overtaken -> refused(visitor, begun);
        };
    }

    private ModelAndView refused(Visitor visitor, Begun begun) {
        ModelAndView page = form(visitor, begun);
        page.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }
}
