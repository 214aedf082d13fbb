package ir.gsb.guide;

import ir.gsb.guide.Guide.Chapter;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All inquiries, and one of them: Persian under {@code /docs}, English under {@code /docs/en}. */
@Controller
class GuidePages {

    private static final String ONE = "/{type:[a-z0-9-]{2,64}}/v{version:[1-9][0-9]{0,3}}";

    /** Errors of the registry's API: no inquiry ends with them. */
    private static final Set<Code> OF_THE_REGISTRY =
            EnumSet.of(Code.UNKNOWN_ENTRY, Code.VERSION_CONFLICT, Code.STATE_CONFLICT);

    private final Guide guide;
    private final Registry.Source registry;
    private final GuideSettings settings;
    private final Script script;
    private final Clock clock;

    GuidePages(Guide guide, Registry.Source registry, GuideSettings settings, Script script, Clock clock) {
        this.guide = guide;
        this.registry = registry;
        this.settings = settings;
        this.script = script;
        this.clock = clock;
    }

    /**
     * An inquiry in the list.
     *
     * @param described whether there is a page about it
     */
    public record Row(Inquiry inquiry, boolean described, boolean deprecated) {}

    @GetMapping("/docs")
    String list(Model model) {
        return list(new Words(false), model);
    }

    @GetMapping("/docs/en")
    String listInEnglish(Model model) {
        return list(new Words(true), model);
    }

    private String list(Words words, Model model) {
        Instant now = clock.instant();
        frame(words, "", model);
        model.addAttribute(
                "rows",
                registry.current().inquiries().stream()
                        .filter(inquiry -> !inquiry.isRetired(now))
                        .sorted(Comparator.comparing(Inquiry::key))
                        .map(inquiry ->
                                new Row(inquiry, guide.chapter(inquiry.type()).isPresent(), inquiry.isDeprecated(now)))
                        .toList());
        return "guide/pages/list";
    }

    @GetMapping("/docs" + ONE)
    String one(
            @PathVariable String type,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return one(new Words(false), type, version, request, response, model);
    }

    @GetMapping("/docs/en" + ONE)
    String oneInEnglish(
            @PathVariable String type,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return one(new Words(true), type, version, request, response, model);
    }

    /** Any other page there. */
    @GetMapping("/docs/**")
    String missing(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        frame(new Words(request.getRequestURI().startsWith("/docs/en/")), "", model);
        model.addAttribute("why", "missing");
        return "guide/pages/missing";
    }

    /** The commands of a page as a file; empty where the inquiry has no sample. */
    @GetMapping(path = "/docs" + ONE + "/ask.sh", produces = "text/plain;charset=UTF-8")
    void script(
            @PathVariable String type,
            @PathVariable int version,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> commands = inquiry(type, version)
                .flatMap(found -> guide.chapter(found.type())
                        .flatMap(chapter -> commands(found.type(), chapter.samples(), request)));
        response.setStatus(commands.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(commands.orElse(""));
    }

    private String one(
            Words words,
            String name,
            int version,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Inquiry> found = inquiry(name, version);
        Optional<Chapter> chapter = found.flatMap(inquiry -> guide.chapter(inquiry.type()));
        if (found.isEmpty() || chapter.isEmpty() || found.get().isRetired(clock.instant())) {
            boolean over = found.isPresent() && found.get().isRetired(clock.instant());
            response.setStatus(over ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_NOT_FOUND);
            frame(words, "", model);
            model.addAttribute("why", over ? "retired" : "missing");
            return "guide/pages/missing";
        }
        frame(words, "/" + found.get().type(), model);
        describe(found.get(), chapter.get(), request, model);
        return "guide/pages/inquiry";
    }

    private void describe(Inquiry inquiry, Chapter chapter, HttpServletRequest request, Model model) {
        InquiryType type = inquiry.type();
        model.addAttribute("inquiry", inquiry);
        model.addAttribute("type", type);
        model.addAttribute("deprecated", inquiry.isDeprecated(clock.instant()));
        registry.current()
                .successor(type, clock.instant())
                .ifPresent(newer -> model.addAttribute("successor", newer.toString()));
        model.addAttribute("outline", chapter.outline());
        model.addAttribute("samples", chapter.samples());
        model.addAttribute("hub", address(request).toString());
        commands(type, chapter.samples(), request).ifPresent(commands -> model.addAttribute("script", commands));
        model.addAttribute("codes", codes());
    }

    private static List<Code> codes() {
        return EnumSet.complementOf(EnumSet.copyOf(OF_THE_REGISTRY)).stream()
                .sorted(Comparator.comparingInt(Code::status))
                .toList();
    }

    private Optional<String> commands(InquiryType type, Samples samples, HttpServletRequest request) {
        return script.asking(address(request), type, samples);
    }

    private GuideSettings.Address address(HttpServletRequest request) {
        return settings.address(Objects.requireNonNullElse(request.getHeader(HttpHeaders.HOST), "")
                .toLowerCase(Locale.ROOT));
    }

    private Optional<Inquiry> inquiry(String name, int version) {
        return registry.current().inquiries().stream()
                .filter(inquiry ->
                        inquiry.type().name().equals(name) && inquiry.type().version() == version)
                .findFirst();
    }

    private static void frame(Words words, String page, Model model) {
        model.addAttribute("w", words);
        model.addAttribute("other", words.otherBase() + page);
    }
}
