package ir.gsb.canonical;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mapping to a provider of JSON, written in JSLT. It reads nothing but the message. */
final class JsltMapping implements Mapping {

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonText.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private final Expression to;
    private final Expression from;

    private final List<UnknownName> unknownNames;

    JsltMapping(Model model, Path to, Path from) {
        this.to = compiled(to);
        this.from = compiled(from);
        this.unknownNames = Stream.of(
                        JsltNames.read(to, this.to, model.requestType()),
                        JsltNames.written(from, this.from, model.responseType()))
                .flatMap(List::stream)
                .toList();
    }

    private static Expression compiled(Path file) {
        String jslt = new String(Schemas.read(file), StandardCharsets.UTF_8);
        try {
            return new Parser(new StringReader(jslt))
                    .withSource(file.toString())
                    .withResourceResolver(name -> {
                        throw new JsltException("imports are not allowed in mappings: " + name);
                    })
                    .withFunctions(MappingFunction.ALL.stream()
                            .<Function>map(Offered::new)
                            .toList())
                    .compile();
        } catch (JsltException e) {
            throw new SchemaException(
                    file, Math.max(1, e.getLine()), "the mapping does not compile: " + e.getMessage());
        }
    }

    @Override
    public byte[] toProvider(Node.Fields request) {
        try {
            JsonNode mapped = to.apply(JsonTrees.of(request));
            return mapped.isNull() ? new byte[0] : JSON.writeValueAsBytes(mapped);
        } catch (IllegalArgumentException _) {
            throw unsayable();
        } catch (JsltException e) {
            throw new IllegalStateException("the mapping to the provider failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static RefusedException unsayable() {
        return Mapping.unsayable();
    }

    @Override
    public Node.Fields fromProvider(byte[] body, int httpStatus) {
        JsonNode input = read(body, httpStatus);
        try {
            JsonNode mapped = from.apply(Map.of("httpStatus", IntNode.valueOf(httpStatus)), input);
            return JsonTrees.fields(mapped);
        } catch (JsltException | IllegalArgumentException e) {
            throw Mapping.invalid(String.valueOf(e.getMessage()), body);
        }
    }

    @Override
    public List<UnknownName> unknownNames() {
        return unknownNames;
    }

    private static JsonNode read(byte[] body, int httpStatus) {
        try {
            JsonNode input = JSON.readTree(body);
            if (input != null && !input.isMissingNode()) {
                return input;
            }
        } catch (IOException _) {
            // told below
        }
        throw Mapping.unreadable(body, httpStatus);
    }

    /** A mapping function in the form that JSLT calls. */
    private record Offered(MappingFunction function) implements Function {

        @Override
        public String getName() {
            return function.name();
        }

        @Override
        public int getMinArguments() {
            return function.arity();
        }

        @Override
        public int getMaxArguments() {
            return function.arity();
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
            List<@Nullable String> texts = new ArrayList<>(arguments.length);
            for (JsonNode argument : arguments) {
                texts.add(argument.isNull() || argument.isMissingNode() ? null : text(argument));
            }
            return switch (function.body().apply(texts)) {
                case null -> NullNode.getInstance();
                case Boolean flag -> BooleanNode.valueOf(flag);
                case Object text -> TextNode.valueOf(text.toString());
            };
        }

        private static String text(JsonNode argument) {
            return argument.isBigDecimal() ? argument.decimalValue().toPlainString() : argument.asText();
        }
    }
}
