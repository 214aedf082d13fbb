package ir.gsb.console;

import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Step;
import ir.gsb.pages.Shown;
import jakarta.servlet.http.HttpServletResponse;
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
    private final Looks looks;
    private final Proofs proofs;
    private final MessageSource texts;

    ExchangePage(ExchangeSearch search, Looks looks, Proofs proofs, MessageSource texts) {
        this.search = search;
        this.looks = looks;
        this.proofs = proofs;
        this.texts = texts;
    }

    @GetMapping("/audit/exchange/{id}")
    String exchange(
            @PathVariable String id, Authentication who, Locale locale, Model model, HttpServletResponse response) {
        Optional<AuditedExchange> exchange = id(id).flatMap(search::exchange);
        if (exchange.isEmpty()) {
            return withoutRecord(id(id), who, model, response);
        }
        AuditedExchange found = exchange.get();
        looks.looked(who, found.found().id(), "");
        model.addAttribute("exchange", found);
        model.addAttribute("found", found.found());
        found.found().outcome().flatMap(ExchangePage::code).ifPresent(code -> model.addAttribute("code", code));
        model.addAttribute("timeline", timeline(found.steps(), locale));
        proofs.of(found.found().id()).ifPresent(verification -> place(verification, locale, model));
        return "exchange";
    }

    /** An act has no page but its proof; and the log may still have the places of records that are gone. */
    private String withoutRecord(
            Optional<ExchangeId> id, Authentication who, Model model, HttpServletResponse response) {
        Optional<Verification> verification = id.flatMap(proofs::of);
        if (verification.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "missing";
        }
        looks.looked(who, id.orElseThrow(), "verify");
        return VerifyPage.show(id.orElseThrow(), verification.get(), model);
    }

    private void place(Verification verification, Locale locale, Model model) {
        model.addAttribute("verification", verification);
        verification.records().getLast().proof().ifPresent(proof -> {
            model.addAttribute("proof", proof);
            model.addAttribute("path", path(proof, locale));
        });
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
