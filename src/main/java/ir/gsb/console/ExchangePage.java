package ir.gsb.console;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Step;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All that is recorded of one exchange, and why it was refused. Each look is recorded. */
@Controller
class ExchangePage {

    private final ExchangeSearch search;
    private final ExchangeLog log;
    private final Proofs proofs;
    private final MessageSource texts;

    ExchangePage(ExchangeSearch search, ExchangeLog log, Proofs proofs, MessageSource texts) {
        this.search = search;
        this.log = log;
        this.proofs = proofs;
        this.texts = texts;
    }

    @GetMapping("/audit/exchange/{id}")
    String exchange(
            @PathVariable String id, Authentication who, Locale locale, Model model, HttpServletResponse response) {
        Optional<AuditedExchange> exchange = id(id).flatMap(search::exchange);
        if (exchange.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "missing";
        }
        AuditedExchange found = exchange.get();
        log.record(new Act(
                Act.Word.LOOKED, who.getName(), Optional.of(found.found().id()), ""));
        model.addAttribute("exchange", found);
        model.addAttribute("found", found.found());
        found.found().outcome().flatMap(ExchangePage::code).ifPresent(code -> model.addAttribute("code", code));
        model.addAttribute("timeline", timeline(found.steps(), locale));
        List<Proof> proven = proofs.of(found.found().id());
        if (!proven.isEmpty()) {
            model.addAttribute("proof", proven.getLast());
            model.addAttribute("path", path(proven.getLast(), locale));
        }
        return "exchange";
    }

    private String path(Proof proof, Locale locale) {
        return ProofPicture.draw(
                proof, text("proof.picture", locale), text("proof.leaf", locale), text("proof.root", locale));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private String timeline(Map<Step, Long> steps, Locale locale) {
        return TimelinePicture.draw(
                steps,
                new Shown(locale),
                !locale.getLanguage().equals("en"),
                text("exchange.timeline", locale),
                step -> text("step." + step.wire(), locale));
    }

    static Optional<ExchangeId> id(String text) {
        try {
            return Optional.of(ExchangeId.parse(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Code> code(String outcome) {
        for (Code code : Code.values()) {
            if (code.wire().equals(outcome)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
