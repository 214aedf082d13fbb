package ir.gsb.workplace;

import ir.gsb.canonical.Persian;
import ir.gsb.catalogue.Acted;
import ir.gsb.catalogue.Completeness;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.SheetFiles;
import ir.gsb.catalogue.Wish;
import ir.gsb.catalogue.Word;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a reviewer reads, against what is published, with room for a remark at each field. */
@Controller
class ReviewPage {

    private static final String REVIEW = "/workplace/services/{id:[0-9]{1,18}}/review";
    private static final String REMARK = "remark.";

    private final OwnSheets files;
    private final SheetDesk desk;
    private final SheetFiles sheets;
    private final Surroundings surroundings;

    ReviewPage(OwnSheets files, SheetDesk desk, SheetFiles sheets, Surroundings surroundings) {
        this.files = files;
        this.desk = desk;
        this.sheets = sheets;
        this.surroundings = surroundings;
    }

    @GetMapping(REVIEW)
    ModelAndView review(@PathVariable long id, Visitor visitor, Words words) {
        ServiceFile file = files.of(id, visitor);
        return visitor.open(file).contains(Word.RETURN)
                ? page(file, visitor, Map.of(), words)
                : new ModelAndView("redirect:/workplace/services/" + id);
    }

    private ModelAndView page(ServiceFile file, Visitor visitor, Map<String, String> remarks, Words words) {
        Optional<ServiceFile.Version> published = file.publishedVersion()
                .flatMap(number -> sheets.versions(file.id()).stream()
                        .filter(version -> version.number() == number)
                        .findFirst());
        List<SheetRows.Part> parts = new SheetRows(words).of(published.map(ServiceFile.Version::sheet), file.sheet());
        var page = new ModelAndView("workplace/pages/review");
        page.addObject("file", file);
        page.addObject("agencyTitle", surroundings.name(file.agency(), words));
        page.addObject("published", published);
        page.addObject("parts", parts);
        page.addObject(
                "changes", parts.stream().mapToLong(SheetRows.Part::changes).sum());
        page.addObject("remarks", remarks);
        page.addObject("mayApprove", visitor.open(file).contains(Word.APPROVE));
        page.addObject("completeness", Completeness.of(file.sheet()));
        return page;
    }

    /**
     * Gives it back or approves it, with remarks; what was written stays whatever is pressed.
     *
     * @param sure whether she was asked once more, as she is before she approves
     * @param back whether she thought better of it
     */
    @PostMapping(REVIEW)
    ModelAndView decide(
            @PathVariable long id,
            @RequestParam int edit,
            @RequestParam(defaultValue = "false") boolean approve,
            @RequestParam(defaultValue = "false") boolean sure,
            @RequestParam(defaultValue = "false") boolean back,
            Visitor visitor,
            Words words,
            HttpServletRequest request) {
        ServiceFile file = files.of(id, visitor);
        Map<String, String> remarks = remarks(request);
        if (back) {
            return page(file, visitor, remarks, words);
        }
        Word word = approve ? Word.APPROVE : Word.RETURN;
        if (approve && !sure && visitor.open(file).contains(word)) {
            return asked(file, edit, remarks, words);
        }
        return switch (desk.act(visitor.as(word, file), id, new Wish(word, edit, "", remarks))) {
            case Acted.Done done -> new ModelAndView("redirect:/workplace/services/" + id + "?done=" + word);
            case Acted.Refused refused ->
                again(file, visitor, remarks, words, Refusals.status(refused.why()))
                        .addObject("refused", refused);
            case Acted.Overtaken(ServiceFile now) ->
                again(now, visitor, remarks, words, HttpStatus.CONFLICT).addObject("overtaken", true);
        };
    }

    private static Map<String, String> remarks(HttpServletRequest request) {
        Map<String, String> remarks = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            String remark = Persian.letters(values[0]);
            if (name.startsWith(REMARK) && !remark.isEmpty()) {
                remarks.put(name.substring(REMARK.length()), cut(remark));
            }
        });
        return remarks;
    }

    private ModelAndView asked(ServiceFile file, int edit, Map<String, String> remarks, Words words) {
        var page = new ModelAndView("workplace/pages/confirm");
        page.addObject("file", file);
        page.addObject("word", Word.APPROVE);
        page.addObject("edit", edit);
        page.addObject("agencyTitle", surroundings.name(file.agency(), words));
        page.addObject("completeness", Completeness.of(file.sheet()));
        page.addObject("action", "/workplace/services/" + file.id() + "/review");
        page.addObject("remarks", remarks);
        return page;
    }

    private ModelAndView again(
            ServiceFile file, Visitor visitor, Map<String, String> remarks, Words words, HttpStatus status) {
        ModelAndView page = page(file, visitor, remarks, words);
        page.setStatus(status);
        return page;
    }

    private static String cut(String remark) {
        return remark.substring(0, Math.min(remark.length(), Sheet.LONGEST_TEXT));
    }
}
