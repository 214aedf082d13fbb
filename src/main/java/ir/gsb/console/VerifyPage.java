package ir.gsb.console;

import ir.gsb.message.ExchangeId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Computes an exchange's hashes anew and shows each. */
@Controller
class VerifyPage {

    private final Proofs proofs;

    VerifyPage(Proofs proofs) {
        this.proofs = proofs;
    }

    @PostMapping("/audit/exchange/{id}/verify")
    String verify(@PathVariable String id, Model model, HttpServletResponse response) {
        Optional<ExchangeId> exchange = ExchangePage.id(id);
        List<Proof> found = exchange.map(proofs::of).orElse(List.of());
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "missing";
        }
        model.addAttribute("id", exchange.orElseThrow());
        model.addAttribute("proofs", found);
        model.addAttribute("holds", found.stream().allMatch(Proof::holds));
        return "verified";
    }
}
