package ir.gsb.console;

import ir.gsb.audit.EvidenceExport;
import ir.gsb.evidence.EvidenceContainer;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.RefusedException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The evidence of one exchange as a file, to one who may read what was said and says why he takes it out. */
@Controller
class EvidencePages {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private final EvidenceExport evidence;

    EvidencePages(EvidenceExport evidence) {
        this.evidence = evidence;
    }

    /** A file, or a page that says why there is none. */
    @PostMapping("/audit/exchange/{id}/evidence")
    Object evidence(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Authentication who) {
        Optional<ExchangeId> exchange = ExchangePage.id(id);
        String why = reason.strip();
        if (exchange.isEmpty()) {
            return new ModelAndView("missing", HttpStatus.NOT_FOUND);
        }
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            return "redirect:/audit/exchange/" + exchange.get() + "?unexplained";
        }
        try {
            return file(exchange.get(), evidence.export(exchange.get(), who.getName(), why));
        } catch (RefusedException refused) {
            Code code = refused.refusal().code();
            return new ModelAndView(
                    code == Code.UNKNOWN_EXCHANGE ? "missing" : "no-evidence",
                    Map.of(),
                    HttpStatusCode.valueOf(code.status()));
        }
    }

    private static ResponseEntity<byte[]> file(ExchangeId id, byte[] container) {
        var name = ContentDisposition.attachment().filename(id + ".asice").build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(EvidenceContainer.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(container);
    }
}
