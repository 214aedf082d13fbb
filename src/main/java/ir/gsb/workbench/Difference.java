package ir.gsb.workbench;

import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where content is not what was expected.
 *
 * @param pointer a JSON Pointer (RFC 6901)
 * @param expected what should be there, as JSON, or {@code nothing}
 * @param got what is there
 */
record Difference(String pointer, String expected, String got) {

    private static final String NOTHING = "nothing";

    /** All places where two contents differ; an array that is empty is as good as none. */
    static List<Difference> between(Node.Fields expected, Node.Fields got) {
        List<Difference> found = new ArrayList<>();
        compare("", expected, got, found);
        return found;
    }

    private static void compare(String at, @Nullable Node expected, @Nullable Node got, List<Difference> found) {
        if (expected instanceof Node.Fields some && got instanceof Node.Fields others) {
            Set<String> names = new LinkedHashSet<>(some.children().keySet());
            names.addAll(others.children().keySet());
            names.forEach(name -> compare(
                    at + "/" + name,
                    some.children().get(name),
                    others.children().get(name),
                    found));
        } else if (!written(expected).equals(written(got))) {
            found.add(new Difference(at, written(expected), written(got)));
        }
    }

    private static String written(@Nullable Node node) {
        return switch (node) {
            case null -> NOTHING;
            case Node.Items(List<Node> items) when items.isEmpty() -> NOTHING;
            case Node.Items(List<Node> items) ->
                items.stream().map(Difference::written).toList().toString();
            case Node.Text(String value) -> '"' + value + '"';
            case Node.Whole(long value) -> Long.toString(value);
            case Node.Flag(boolean value) -> Boolean.toString(value);
            case Node.Fields fields -> Json.compact(fields);
        };
    }

    @Override
    public String toString() {
        return (pointer.isEmpty() ? "/" : pointer) + ": expected " + expected + ", got " + got;
    }
}
