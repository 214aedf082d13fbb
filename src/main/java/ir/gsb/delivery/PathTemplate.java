package ir.gsb.delivery;

import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A provider's path in which {@code {name}} stands for a text of the request; what is filled in cannot leave its place. */
record PathTemplate(String template) {

    /**
     * Fills in what the request says.
     *
     * @throws RefusedException {@code schema-violation} for a text that cannot stand in a path
     * @throws IllegalArgumentException if the request has no such text, or a brace is not closed
     */
    String fill(Node.Fields request) {
        var path = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("a brace is not closed in the path " + template);
            }
            path.append(template, at, open).append(encoded(request, template.substring(open + 1, close)));
            at = close + 1;
        }
        return path.append(template, at, template.length()).toString();
    }

    private String encoded(Node.Fields request, String name) {
        String value = request.text(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the path " + template + " needs the element " + name + ", which the request lacks"));
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw RefusedException.of(
                    Code.SCHEMA_VIOLATION,
                    "The element " + name + " must not be empty, one dot or two dots: the provider is asked by it.");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
