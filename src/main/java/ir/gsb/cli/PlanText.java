package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes what changes in the registry, for people: {@code +} is new, {@code ~} changes, {@code -} ends. */
final class PlanText {

    private final PrintWriter out;

    PlanText(PrintWriter out) {
        this.out = out;
    }

    /** What one command has done. */
    int printDone(Result result, OperatorCall call) {
        if (call.json() || result.refused()) {
            return call.print(result, out);
        }
        print(result.content());
        out.println(
                result.content().path("changes").isEmpty()
                        ? "It was so already; nothing was changed."
                        : "Done. The registry is at version "
                                + result.content().path("version").asText() + ".");
        result.exchange().ifPresent(id -> out.println("exchange " + id));
        out.flush();
        return result.exitCode();
    }

    /** @param plan with the member {@code changes} */
    void print(JsonNode plan) {
        int adds = 0;
        int ends = 0;
        for (JsonNode change : plan.path("changes")) {
            String does = change.path("does").asText();
            adds += does.equals("add") ? 1 : 0;
            ends += does.equals("end") ? 1 : 0;
            out.println((does.equals("add") ? "+ " : does.equals("end") ? "- " : "~ ")
                    + change.path("kind").asText() + " " + change.path("key").asText());
            members(change.path("before"), change.path("after"));
        }
        int all = plan.path("changes").size();
        if (all > 0) {
            out.println(adds + " to add, " + (all - adds - ends) + " to change, " + ends + " to end.");
        }
        out.flush();
    }

    private void members(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        after.fieldNames().forEachRemaining(names::add);
        before.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String was = text(before.path(name));
            String is = text(after.path(name));
            if (!was.equals(is)) {
                out.printf("    %-14s %s%n", name, before.isMissingNode() ? is : was + " → " + is);
            }
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "(none)" : value.isTextual() ? value.asText() : value.toString();
    }
}
