package ir.gsb.console;

import ir.gsb.message.ExchangeId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Computes an exchange's hashes anew and shows each. */
@Controller
class VerifyPage {

    private final Proofs proofs;
    private final Looks looks;

    VerifyPage(Proofs proofs, Looks looks) {
        this.proofs = proofs;
        this.looks = looks;
    }

    @PostMapping("/audit/exchange/{id}/verify")
    String verify(@PathVariable String id, Authentication who, Model model, HttpServletResponse response) {
        Optional<ExchangeId> exchange = ExchangePage.id(id);
        Optional<Verification> found = exchange.flatMap(proofs::of);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "missing";
        }
        looks.looked(who, exchange.orElseThrow(), "verify");
        return show(exchange.orElseThrow(), found.get(), model);
    }

    static String show(ExchangeId id, Verification verification, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("verification", verification);
        return "verified";
    }
}
