package ir.gsb.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.canonical.JsonText;
import ir.gsb.message.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sample land registry knows, asked and answered in canonical form; VERIFY gives nothing away. */
record TitleRegister(List<Node.Fields> titles) {

    private static final List<String> KEYS = List.of("nationalId", "mainPlot", "subPlot");
    private static final Set<String> NEEDED = Set.of("nationalId", "mainPlot");

    static TitleRegister ofSample() {
        try (InputStream in = TitleRegister.class.getResourceAsStream("/samples/titles.json")) {
            List<Node.Fields> titles = new ArrayList<>();
            for (JsonNode title : new JsonMapper().readTree(in)) {
                titles.add(JsonText.parse(title.toString().getBytes(StandardCharsets.UTF_8)));
            }
            return new TitleRegister(List.copyOf(titles));
        } catch (IOException broken) {
            throw new UncheckedIOException("the sample data cannot be read", broken);
        }
    }

    /** The places of what a request lacks. */
    static List<String> missing(Node.Fields request) {
        return NEEDED.stream()
                .filter(name -> request.text(name).isEmpty())
                .map(name -> "/" + name)
                .sorted()
                .toList();
    }

    Node.Fields answer(Node.Fields request) {
        boolean retrieve = request.text("mode").filter("RETRIEVE"::equals).isPresent();
        List<Node.Fields> found =
                titles.stream().filter(title -> isAbout(title, request)).toList();
        if (found.size() > 1) {
            return status("MULTIPLE");
        }
        if (found.isEmpty()) {
            return status(retrieve ? "NOT_FOUND" : "NO_MATCH");
        }
        return retrieve
                ? retrieved(found.getFirst(), request)
                : status(matches(found.getFirst(), request) ? "MATCH" : "NO_MATCH");
    }

    private static boolean isAbout(Node.Fields title, Node.Fields request) {
        return KEYS.stream().allMatch(key -> title.text(key).equals(request.text(key)));
    }

    private static Node.Fields status(String status) {
        return new Node.Fields(Map.of("status", new Node.Text(status)));
    }

    private static Node.Fields retrieved(Node.Fields title, Node.Fields request) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("status", new Node.Text("FOUND"));
        if (request.children().get("fields") instanceof Node.Items(List<Node> names)) {
            title.children().forEach((name, value) -> {
                if (names.contains(new Node.Text(name))) {
                    fields.put(name, value);
                }
            });
        }
        return new Node.Fields(fields);
    }

    private static boolean matches(Node.Fields title, Node.Fields request) {
        return !(request.children().get("values") instanceof Node.Fields(Map<String, Node> values))
                || values.entrySet().stream().allMatch(value -> same(value.getKey(), value.getValue(), title));
    }

    private static boolean same(String name, Node asked, Node.Fields title) {
        Node known = title.children().get(name);
        return name.equals("area")
                        && asked instanceof Node.Text(String area)
                        && known instanceof Node.Text(String registered)
                ? new BigDecimal(area).compareTo(new BigDecimal(registered)) == 0
                : asked.equals(known);
    }
}
