package ir.gsb.workplace;

import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetFiles;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Two versions of a sheet side by side. */
@Controller
class VersionsPage {

    private final OwnSheets files;
    private final SheetFiles sheets;

    VersionsPage(OwnSheets files, SheetFiles sheets) {
        this.files = files;
        this.sheets = sheets;
    }

    @GetMapping("/workplace/services/{id:[0-9]{1,18}}/versions")
    ModelAndView versions(
            @PathVariable long id,
            @RequestParam Optional<Integer> left,
            @RequestParam Optional<Integer> right,
            Visitor visitor,
            Words words) {
        ServiceFile file = files.of(id, visitor);
        List<ServiceFile.Version> all = sheets.versions(id);
        ServiceFile.Version newer = version(all, right.orElse(file.newest().number()));
        ServiceFile.Version older = version(
                all,
                left.orElseGet(() -> all.stream()
                        .map(ServiceFile.Version::number)
                        .filter(number -> number < newer.number())
                        .findFirst()
                        .orElse(newer.number())));
        var page = new ModelAndView("workplace/pages/versions");
        page.addObject("file", file);
        page.addObject("versions", all);
        page.addObject("older", older);
        page.addObject("newer", newer);
        page.addObject(
                "parts",
                new SheetRows(words)
                        .of(Optional.of(older.sheet()), newer.sheet()).stream()
                                .map(SheetRows.Part::changed)
                                .filter(part -> !part.rows().isEmpty())
                                .toList());
        return page;
    }

    private static ServiceFile.Version version(List<ServiceFile.Version> all, int number) {
        return all.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(NoSuchPageException::new);
    }
}
