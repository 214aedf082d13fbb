package ir.gsb.workplace;

import ir.gsb.catalogue.ImportPlan;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.SheetExport;
import ir.gsb.catalogue.SheetFormat;
import ir.gsb.catalogue.SheetImport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Sheets out to files and in from them; what a file would do is shown before it is done. */
@Controller
class FilesPage {

    private static final int MOST_SHOWN = 200;

    private final SheetExport exporting;
    private final SheetImport importing;
    private final SqlUploads uploads;
    private final Clock clock;

    FilesPage(SheetExport exporting, SheetImport importing, SqlUploads uploads, Clock clock) {
        this.exporting = exporting;
        this.importing = importing;
        this.uploads = uploads;
        this.clock = clock;
    }

    @GetMapping("/workplace/files")
    ModelAndView files() {
        var page = new ModelAndView("workplace/pages/files");
        page.addObject("formats", SheetFormat.values());
        page.addObject("mebibytes", Uploads.LARGEST >> 20);
        return page;
    }

    @GetMapping("/workplace/files/sheets.{ending:csv|xlsx|json}")
    void export(@PathVariable String ending, Visitor visitor, HttpServletResponse response) throws IOException {
        SheetFormat format = SheetFormat.of('.' + ending).orElseThrow(NoSuchPageException::new);
        Optional<String> agency = visitor.is(Role.OPERATOR) ? Optional.empty() : visitor.agency();
        var written = new ByteArrayOutputStream();
        exporting.write(format, agency, written);
        String name = "sheets" + agency.map(code -> "-" + code).orElse("") + '.' + ending.toLowerCase(Locale.ROOT);
        response.setContentType(
                switch (format) {
                    case CSV -> "text/csv; charset=utf-8";
                    case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case JSON -> "application/json";
                });
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setContentLength(written.size());
        written.writeTo(response.getOutputStream());
    }

    /** Shows what the file would do. */
    @PostMapping("/workplace/files")
    ModelAndView tried(@RequestParam MultipartFile file, Visitor visitor) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Optional<SheetFormat> format = SheetFormat.of(name);
        if (format.isEmpty()) {
            ModelAndView page = files();
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page.addObject("unfit", true);
        }
        byte[] bytes = file.getBytes();
        ImportPlan plan = importing.dryRun(writer(visitor), format.get(), bytes);
        ModelAndView page = shown(plan, name);
        if (plan.faults().isEmpty() && !plan.items().isEmpty()) {
            page.addObject("upload", uploads.keep(visitor.name(), format.get(), bytes, clock.instant()));
        }
        return page;
    }

    /** Does what was shown. */
    @PostMapping("/workplace/files/applied")
    ModelAndView applied(@RequestParam long upload, Visitor visitor) {
        SqlUploads.Upload kept =
                uploads.take(upload, visitor.name(), clock.instant()).orElseThrow(NoSuchPageException::new);
        return shown(importing.apply(writer(visitor), kept.format(), kept.bytes()), "");
    }

    private static Person writer(Visitor visitor) {
        return visitor.persons().stream()
                .filter(person -> person.role() == Role.OPERATOR)
                .findFirst()
                .orElseGet(visitor::writer);
    }

    private ModelAndView shown(ImportPlan plan, String name) {
        ModelAndView page = files();
        page.addObject("plan", plan);
        page.addObject("name", name);
        page.addObject("faults", plan.faults().stream().limit(MOST_SHOWN).toList());
        page.addObject("items", changed(plan).stream().limit(MOST_SHOWN).toList());
        page.addObject("fates", ImportPlan.Fate.values());
        return page;
    }

    private static List<ImportPlan.Item> changed(ImportPlan plan) {
        return plan.items().stream()
                .filter(item -> item.fate() != ImportPlan.Fate.SAME)
                .toList();
    }
}
