package ir.gsb.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a provider is asked, and which files begin its mapping. */
public enum Kind {
    /** HTTP with its own JSON. */
    REST("jslt", List.of("answer-found.200", "answer-not-found.404", "fault-error.500", "invalid-page.200")),
    /** SOAP 1.1 with its own XML. */
    SOAP(
            "xsl",
            List.of(
                    "request-found.xml",
                    "answer-found.200",
                    "answer-not-found.200",
                    "fault-soap.500",
                    "invalid-other-body.200")),
    /** A request queue and a reply queue. */
    QUEUE(
            "jslt",
            List.of(
                    "request-found.json",
                    "answer-found.200",
                    "answer-not-found.200",
                    "fault-error.200",
                    "invalid-page.200")),
    /** The hub's own wire contract. */
    CANONICAL("jslt", List.of("answer-found.200", "answer-not-found.200", "fault-problem.500", "invalid-page.200"));

    private final String language;
    private final List<String> samples;

    Kind(String language, List<String> samples) {
        this.language = language;
        this.samples = samples;
    }

    /** As a user writes it, {@code rest}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws CannotReadException if there is no such kind */
    public static Kind of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst()
                .orElseThrow(() ->
                        new CannotReadException("a provider is rest, soap, queue or canonical, not " + written + "."));
    }

    /** The ending of a mapping's files. */
    String language() {
        return language;
    }

    /** What the provider of a new inquiry answers, by file. */
    List<String> samples() {
        return samples;
    }
}
