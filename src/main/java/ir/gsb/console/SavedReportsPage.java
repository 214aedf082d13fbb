package ir.gsb.console;

import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports that there are, and an auditor's own: searches that she gave names. */
@Controller
class SavedReportsPage {

    private static final String PATH = "/audit/reports";
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 4000;

    private final SqlSavedReports reports;
    private final Looks looks;

    SavedReportsPage(SqlSavedReports reports, Looks looks) {
        this.reports = reports;
        this.looks = looks;
    }

    @GetMapping(PATH)
    String reports(Authentication who, Model model) {
        looks.searched(who, "reports");
        model.addAttribute("saved", reports.of(who.getName()));
        return "reports";
    }

    /** @param form a name in {@code reportName}, and the fields of the search */
    @PostMapping(PATH)
    String save(@RequestParam Map<String, String> form, Authentication who) {
        String name = form.getOrDefault("reportName", "").strip();
        String query = Search.of(form).query();
        if (name.isEmpty() || name.length() > LONGEST_NAME || query.length() > LONGEST_QUERY) {
            return "redirect:" + PATH + "?unnamed";
        }
        reports.save(who.getName(), name, query);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{id}/delete")
    String delete(@PathVariable long id, Authentication who) {
        reports.delete(who.getName(), id);
        return "redirect:" + PATH;
    }
}
