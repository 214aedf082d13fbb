package ir.gsb.delivery;

import ir.gsb.message.Node;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A provider's path in which {@code {name}} stands for a text of the request; what is filled in cannot leave its place. */
record PathTemplate(String template) {

    /** @throws IllegalArgumentException if the request has no such text, or a brace is not closed */
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
                .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."))
                .orElseThrow(() -> new IllegalArgumentException(
                        "the path " + template + " needs the element " + name + ", which the request lacks"));
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
