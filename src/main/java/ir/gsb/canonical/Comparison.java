package ir.gsb.canonical;

import ir.gsb.message.Node;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether what a caller believes is what a provider says. */
final class Comparison {

    private Comparison() {}

    /** Whether each given value is in the answer too. */
    static boolean matches(Type.Complex type, Node.Fields values, Node.Fields answer) {
        for (Map.Entry<String, Node> value : values.children().entrySet()) {
            Type.@Nullable Member member = type.members().get(value.getKey());
            @Nullable Node answered = answer.children().get(value.getKey());
            boolean given = !(value.getValue() instanceof Node.Items(List<Node> items) && items.isEmpty());
            if (given && (member == null || answered == null || !same(member.type(), value.getValue(), answered))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Type type, Node value, Node answered) {
        return switch (value) {
            case Node.Text(String given) -> answered instanceof Node.Text(String known) && sameText(type, given, known);
            case Node.Items(List<Node> given) ->
                answered instanceof Node.Items(List<Node> known) && sameItems(type, given, known);
            case Node.Fields given ->
                type instanceof Type.Complex complex
                        && answered instanceof Node.Fields known
                        && matches(complex, given, known);
            case Node.Whole _, Node.Flag _ -> value.equals(answered);
        };
    }

    private static boolean sameItems(Type type, List<Node> given, List<Node> known) {
        if (given.size() != known.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (!same(type, given.get(i), known.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameText(Type type, String given, String known) {
        if (given.equals(known)) {
            return true;
        }
        if (!(type instanceof Type.Text text)) {
            return false;
        }
        return switch (text.lexical()) {
            case DECIMAL, INTEGER -> new BigDecimal(given).compareTo(new BigDecimal(known)) == 0;
            case DATE_TIME -> OffsetDateTime.parse(given).isEqual(OffsetDateTime.parse(known));
            case DATE -> false;
            case STRING -> text.prose() && Persian.folded(given).equals(Persian.folded(known));
        };
    }
}
