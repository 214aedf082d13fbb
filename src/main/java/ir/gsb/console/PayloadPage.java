package ir.gsb.console;

import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.Said;
import ir.gsb.message.ExchangeId;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was said in one exchange, to one who may read it and says why. */
@Controller
class PayloadPage {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private final ExchangeLog log;

    PayloadPage(ExchangeLog log) {
        this.log = log;
    }

    @PostMapping("/audit/exchange/{id}/payload")
    String payload(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Optional<ExchangeId> exchange = ExchangePage.id(id);
        String why = reason.strip();
        if (exchange.isPresent() && (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON)) {
            return "redirect:/audit/exchange/" + exchange.get() + "?short";
        }
        Optional<Said> said = exchange.flatMap(known -> log.read(known, who.getName(), why));
        if (said.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "missing";
        }
        model.addAttribute("id", exchange.get());
        model.addAttribute("request", text(said.get().request()));
        said.get().answer().ifPresent(answer -> model.addAttribute("answer", text(answer)));
        return "payload";
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
