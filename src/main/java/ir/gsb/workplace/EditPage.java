package ir.gsb.workplace;

import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.Objection;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.SheetStep;
import ir.gsb.catalogue.Word;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Writes a sheet, one section at a time; whole without a script. */
@Controller
class EditPage {

    private static final String EDIT = "/workplace/services/{id:[0-9]{1,18}}/edit";

    private final OwnSheets files;
    private final SheetDesk desk;
    private final SheetFiles sheets;
    private final KeptPage kept;

    EditPage(OwnSheets files, SheetDesk desk, SheetFiles sheets, KeptPage kept) {
        this.files = files;
        this.desk = desk;
        this.sheets = sheets;
        this.kept = kept;
    }

    /** How far a section is filled in. */
    public record Progress(Section section, long empty, long needed, long remarks) {}

    @GetMapping(EDIT)
    String first(@PathVariable long id) {
        return "redirect:/workplace/services/" + id + "/edit/"
                + Section.ALL.getFirst().name();
    }

    @GetMapping(EDIT + "/{name:[a-z]{1,20}}")
    ModelAndView form(@PathVariable long id, @PathVariable String name, Visitor visitor, HttpServletResponse response) {
        ServiceFile file = files.of(id, visitor);
        if (!visitor.open(file).contains(Word.SAVE)) {
            return new ModelAndView("redirect:/workplace/services/" + id);
        }
        return form(file, section(name), Filling.of(file.sheet()), response);
    }

    private static Section section(String name) {
        return Section.named(name).orElseThrow(NoSuchPageException::new);
    }

    private ModelAndView form(ServiceFile file, Section section, Filling filling, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", WorkplaceSecurity.POLICY_OF_EDITOR);
        Completeness completeness = Completeness.of(file.sheet());
        Map<String, String> remarks =
                sheets.remarks(file).map(SheetStep::remarks).orElse(Map.of());
        var page = new ModelAndView("workplace/pages/edit");
        page.addObject("file", file);
        page.addObject("section", section);
        page.addObject("filling", filling);
        page.addObject("completeness", completeness);
        page.addObject("remarks", remarks);
        page.addObject("progress", progress(completeness, remarks));
        page.addObject("needed", completeness.needed());
        page.addObject("faults", Map.of());
        return page;
    }

    private static List<Progress> progress(Completeness completeness, Map<String, String> remarks) {
        return Section.ALL.stream()
                .map(section -> new Progress(
                        section,
                        completeness.gaps().stream()
                                .filter(gap -> isIn(section, gap.path()))
                                .count(),
                        completeness.needed().stream()
                                .filter(path -> isIn(section, path))
                                .count(),
                        remarks.keySet().stream()
                                .filter(path -> isIn(section, path))
                                .count()))
                .toList();
    }

    private static boolean isIn(Section section, String path) {
        return Section.of(path).filter(section::equals).isPresent();
    }

    @PostMapping(EDIT + "/{name:[a-z]{1,20}}")
    ModelAndView save(
            @PathVariable long id,
            @PathVariable String name,
            @RequestParam int edit,
            @RequestParam Optional<String> next,
            Visitor visitor,
            Authentication who,
            Words words,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (visitor.otherWriter(request).isPresent()) {
            return kept.kept(request, who);
        }
        ServiceFile file = files.of(id, visitor);
        Section section = section(name);
        Filling filling = Filling.of(request.getParameterMap());
        var reader = new FormReader(filling);
        Sheet sheet = reader.onto(file.sheet(), section);
        if (!reader.faults().isEmpty()) {
            Map<String, String> faults = new LinkedHashMap<>();
            reader.faults().forEach((input, key) -> faults.put(input, words.of(key)));
            return faulty(form(file, section, filling, response), faults, edit);
        }
        return switch (desk.save(visitor.as(Word.SAVE, file), id, edit, sheet)) {
            case Acted.Done done ->
                new ModelAndView("redirect:/workplace/services/" + id + "/edit/"
                        + next.flatMap(pressed -> section.next())
                                .map(Section::name)
                                .orElse(name) + "?saved");
            case Acted.Refused refused
            when refused.why() == Objection.UNFIT_VALUE -> {
                Map<String, String> faults = new LinkedHashMap<>();
                refused.faults().forEach(fault -> faults.put(reader.input(fault.field()), words.text(fault.says())));
                yield faulty(form(file, section, filling, response), faults, edit);
            }
            case Acted.Refused refused -> refused(file, refused);
            case Acted.Overtaken(ServiceFile now) -> overtaken(now, section, filling, words, response);
        };
    }

    /** @param faults in words, by the names of inputs */
    private static ModelAndView faulty(ModelAndView page, Map<String, String> faults, int edit) {
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page.addObject("faults", faults).addObject("kept", edit);
    }

    private ModelAndView refused(ServiceFile file, Acted.Refused refused) {
        var page = new ModelAndView("workplace/pages/refused");
        page.setStatus(Refusals.status(refused.why()));
        return page.addObject("file", file).addObject("refused", refused);
    }

    /** What she wrote stays in the form; beside it is what stands there meanwhile. To save again is to write over it. */
    private ModelAndView overtaken(
            ServiceFile now, Section section, Filling filling, Words words, HttpServletResponse response) {
        ModelAndView page = form(now, section, filling, response);
        page.setStatus(HttpStatus.CONFLICT);
        Sheet mine = new FormReader(filling).onto(now.sheet(), section);
        page.addObject(
                "theirs",
                new SheetRows(words)
                        .of(Optional.of(mine), now.sheet()).stream()
                                .filter(part -> part.section().equals(section))
                                .flatMap(part -> part.changed().rows().stream())
                                .toList());
        return page.addObject("overtaken", true);
    }
}
