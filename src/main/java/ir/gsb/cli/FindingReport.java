package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.evidence.Check;
import ir.gsb.evidence.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what a check of evidence found, for people or for machines, and says the exit code. */
final class FindingReport {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int NOT_CHECKABLE = 2;

    private final PrintWriter out;
    private final boolean json;

    FindingReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** @return the exit code */
    int print(Finding finding) {
        if (json) {
            out.println(json(finding).toPrettyString());
        } else {
            finding.checks().forEach(this::line);
            out.println(conclusion(finding));
        }
        out.flush();
        return switch (finding) {
            case Finding.Valid valid -> VALID;
            case Finding.Invalid invalid -> INVALID;
            case Finding.NotCheckable notCheckable -> NOT_CHECKABLE;
        };
    }

    private void line(Check check) {
        String verdict = switch (check.verdict()) {
            case HOLDS -> "ok";
            case FAILS -> "WRONG";
            case NOT_CHECKED -> "-";
            case NO_TRUST -> "?";
        };
        out.printf(
                "%d %-5s %-37s %s%n",
                check.subject().number(), verdict, check.subject().english(), check.found());
    }

    private static String word(Finding finding) {
        return switch (finding) {
            case Finding.Valid valid -> "valid";
            case Finding.Invalid invalid -> "invalid";
            case Finding.NotCheckable notCheckable -> "not-checkable";
        };
    }

    private static String conclusion(Finding finding) {
        return switch (finding) {
            case Finding.Valid(List<Check> checks) -> "valid: معتبر";
            case Finding.Invalid invalid -> "invalid: نامعتبر: " + sentences(invalid.reasons());
            case Finding.NotCheckable(List<Check> checks, String why) -> "not checkable: بررسی‌ناپذیر: " + why;
        };
    }

    private static String sentences(List<Check> checks) {
        return checks.stream().map(Check::found).distinct().collect(Collectors.joining("; "));
    }

    /** {@code outcome}, {@code why} if there is no valid outcome, and {@code checks}. */
    private static ObjectNode json(Finding finding) {
        ObjectNode all = new ObjectMapper().createObjectNode();
        all.put("outcome", word(finding));
        switch (finding) {
            case Finding.Valid valid -> {}
            case Finding.Invalid invalid -> all.put("why", sentences(invalid.reasons()));
            case Finding.NotCheckable(List<Check> checks, String why) -> all.put("why", why);
        }
        ArrayNode checks = all.putArray("checks");
        for (Check check : finding.checks()) {
            checks.addObject()
                    .put("number", check.subject().number())
                    .put(
                            "subject",
                            check.subject().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("title", check.subject().english())
                    .put("titleFa", check.subject().persian())
                    .put(
                            "verdict",
                            check.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .put("found", check.found());
        }
        return all;
    }
}
