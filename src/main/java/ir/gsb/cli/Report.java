package ir.gsb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes results, for people or for machines. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final Optional<OptionNames> options;

    Report(PrintWriter out) {
        this(out, Optional.empty());
    }

    /** @param options of a command whose refusals speak of nothing else */
    Report(PrintWriter out, Optional<OptionNames> options) {
        this.out = out;
        this.options = options;
    }

    void print(Result result, boolean forMachines) {
        if (forMachines) {
            json(result);
        } else {
            readable(result);
        }
    }

    /** One JSON object: {@code outcome}, {@code status}, {@code exchangeId}, {@code answer} or {@code problem}. */
    private void json(Result result) {
        ObjectNode all = JSON.createObjectNode();
        all.put("outcome", result.refused() ? "refused" : "answered");
        all.put("status", result.status());
        result.exchange().ifPresent(id -> all.put("exchangeId", id));
        all.put("replayed", result.replayed());
        all.set(result.refused() ? "problem" : "answer", result.content());
        write(all);
    }

    /** For machines, why there is no result. */
    void notAsked(String why) {
        write(JSON.createObjectNode().put("outcome", "not-asked").put("error", why));
    }

    private void readable(Result result) {
        if (result.refused()) {
            problem(result);
        } else {
            fields("", result.content());
        }
        result.exchange().ifPresent(id -> line("exchange", id + (result.replayed() ? " (stored answer)" : "")));
        line("signature", "the hub's, checked (" + result.took().toMillis() + " ms)");
        out.flush();
    }

    private void problem(Result result) {
        JsonNode problem = result.content();
        line(
                "refused",
                problem.path("code").asText("?") + " (HTTP " + result.status() + ", at "
                        + problem.path("at").asText("?") + ")");
        String detail = problem.path("detail").asText();
        if (options.isPresent()) {
            line("reason", detail);
        } else {
            line("reason", problem.path("title").asText());
            line("detail", detail);
        }
        for (JsonNode violation : problem.path("violations")) {
            String pointer = violation.path("pointer").asText();
            String place = options.map(names -> names.of(pointer)).orElse(pointer);
            line("  at", place + ": " + violation.path("message").asText());
        }
        line("again", problem.path("retryable").asBoolean() ? "may help" : "will not help as it is");
    }

    private void fields(String prefix, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                fields(name + ".", value);
            } else if (value.isArray()) {
                array(name, value);
            } else {
                line(name, value.asText());
            }
        }
    }

    private void array(String name, JsonNode items) {
        int i = 0;
        for (JsonNode item : items) {
            String place = name + "[" + i++ + "]";
            line(place, item.isObject() ? oneLine(item) : item.asText());
        }
    }

    private static String oneLine(JsonNode item) {
        return item.properties().stream()
                .map(field -> field.getKey() + " "
                        + (field.getValue().isValueNode() ? field.getValue().asText() : field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void line(String name, String value) {
        out.printf("%-14s %s%n", name, value);
    }

    private void write(ObjectNode all) {
        try {
            out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            out.flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }
}
