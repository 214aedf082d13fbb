package ir.gsb.console;

import ir.gsb.exchangelog.Cursor;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Who looked at what. */
@Controller
class ActsPage {

    private static final String PATH = "/audit/acts";

    private final ExchangeSearch search;
    private final Looks looks;

    ActsPage(ExchangeSearch search, Looks looks) {
        this.search = search;
        this.looks = looks;
    }

    @GetMapping(PATH)
    String acts(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String cursor,
            Authentication who,
            Model model) {
        looks.searched(who, "acts" + (actor.isBlank() ? "" : " actor=" + actor.strip()));
        Optional<String> asked = Optional.of(actor.strip()).filter(name -> !name.isEmpty());
        Page<DoneAct> page = search.acts(asked, begin(cursor), Query.USUAL);
        model.addAttribute("actor", actor.strip());
        model.addAttribute("rows", page.rows());
        page.newer().ifPresent(at -> model.addAttribute("newer", address(actor, at)));
        page.older().ifPresent(at -> model.addAttribute("older", address(actor, at)));
        return "acts";
    }

    private static Optional<Cursor> begin(String cursor) {
        try {
            return cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(cursor));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String address(String actor, Cursor cursor) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("actor", "{actor}")
                .queryParam("cursor", cursor)
                .encode()
                .buildAndExpand(actor.strip())
                .toUriString();
    }
}
