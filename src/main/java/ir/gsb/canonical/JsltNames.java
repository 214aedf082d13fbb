package ir.gsb.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.AbstractNode;
import com.schibsted.spt.data.jslt.impl.ArrayExpression;
import com.schibsted.spt.data.jslt.impl.DotExpression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.ForExpression;
import com.schibsted.spt.data.jslt.impl.IfExpression;
import com.schibsted.spt.data.jslt.impl.LetExpression;
import com.schibsted.spt.data.jslt.impl.LiteralExpression;
import com.schibsted.spt.data.jslt.impl.ObjectComprehension;
import com.schibsted.spt.data.jslt.impl.ObjectExpression;
import com.schibsted.spt.data.jslt.impl.PairExpression;
import com.schibsted.spt.data.jslt.impl.PipeOperator;
import com.schibsted.spt.data.jslt.impl.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds in a JSLT mapping, without running it, the names that the schema does not have, in every branch. What functions and
 * variables make, and names that are computed, it does not see.
 */
final class JsltNames {

    private final Path file;
    private final List<UnknownName> found = new ArrayList<>();

    private JsltNames(Path file) {
        this.file = file;
    }

    /** The names that a mapping from a provider writes. */
    static List<UnknownName> written(Path file, Expression mapping, Type.Complex response) {
        var names = new JsltNames(file);
        if (mapping instanceof ExpressionImpl whole) {
            steps(whole.getChildren()).forEach(node -> names.written(node, response, ""));
        }
        return names.found;
    }

    /** The names at the top of a request that a mapping to a provider reads. */
    static List<UnknownName> read(Path file, Expression mapping, Type.Complex request) {
        var names = new JsltNames(file);
        if (mapping instanceof ExpressionImpl whole) {
            whole.getChildren().forEach(node -> names.read(node, request));
        }
        return names.found;
    }

    private void written(ExpressionNode node, Type type, String at) {
        switch (node) {
            case IfExpression choice ->
                steps(choice.getChildren()).stream().skip(1).forEach(branch -> written(branch, type, at));
            case ForExpression loop ->
                steps(loop.getChildren()).stream().skip(1).limit(1).forEach(item -> written(item, type, at));
            case ArrayExpression array -> array.getChildren().forEach(item -> written(item, type, at));
            case ObjectExpression object -> {
                if (type instanceof Type.Complex complex) {
                    pairs(object).forEach(pair -> pair(pair, complex, at));
                }
            }
            case LiteralExpression literal ->
                literal(literal.apply(Scope.getRoot(0), NullNode.getInstance()), type, at, line(literal));
            default -> {
                // a call, a variable or a value of the message: seen only when the mapping runs
            }
        }
    }

    private static List<PairExpression> pairs(ObjectExpression object) {
        return object.getChildren().stream()
                .filter(PairExpression.class::isInstance)
                .map(PairExpression.class::cast)
                .filter(PairExpression::isKeyLiteral)
                .toList();
    }

    private void pair(PairExpression pair, Type.Complex around, String at) {
        String name = pair.getStaticKey();
        Type.Member member = around.members().get(name);
        if (member == null) {
            writes(at + "/" + name, around, line(pair));
        } else {
            written(pair.getChildren().getLast(), member.type(), at + "/" + name);
        }
    }

    /** Where all of an object is written out, the compiler has made one value of it. */
    private void literal(JsonNode value, Type type, String at, int line) {
        if (value.isArray()) {
            value.forEach(item -> literal(item, type, at, line));
        }
        if (value.isObject() && type instanceof Type.Complex complex) {
            value.properties().forEach(child -> {
                String place = at + "/" + child.getKey();
                Type.Member member = complex.members().get(child.getKey());
                if (member == null) {
                    writes(place, complex, line);
                } else {
                    literal(child.getValue(), member.type(), place, line);
                }
            });
        }
    }

    private void writes(String pointer, Type.Complex around, int line) {
        found.add(new UnknownName(
                file, line, pointer, "the mapping gives " + pointer + ", which " + Checker.unknown(around)));
    }

    private void read(ExpressionNode node, Type.Complex request) {
        switch (node) {
            case DotExpression dot
            when dot.getChildren().isEmpty() -> {
                String name = dot.toString().substring(1);
                if (!name.isEmpty() && !request.members().containsKey(name)) {
                    found.add(new UnknownName(
                            file,
                            line(dot),
                            "/" + name,
                            "the mapping reads /" + name + " of the request, which " + Checker.unknown(request)));
                }
            }
            case ForExpression loop ->
                steps(loop.getChildren()).stream().limit(1).forEach(over -> read(over, request));
            case ObjectComprehension _, PipeOperator _ -> {
                // the names in it are not of the request
            }
            default -> node.getChildren().forEach(child -> read(child, request));
        }
    }

    /** What a node does, without the variables that it declares before. */
    private static List<ExpressionNode> steps(List<ExpressionNode> children) {
        return children.stream()
                .filter(child -> !(child instanceof LetExpression))
                .toList();
    }

    private static int line(AbstractNode node) {
        return node.getLocation() == null ? 1 : Math.max(1, node.getLocation().getLine());
    }
}
