package ir.gsb.canonical;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Writes a model as JSON Schema 2020-12. */
final class JsonSchemas {

    static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonSchemas() {}

    static ObjectNode request(Model model) {
        ObjectNode schema = root(model, "request", model.requestName(), model.requestType());
        ObjectNode rule = allOf(schema).addObject();
        ObjectNode condition = rule.putObject("if");
        condition.putObject("properties").putObject(ModelRules.MODE).put("const", "RETRIEVE");
        condition.putArray("required").add(ModelRules.MODE);
        ObjectNode retrieve = rule.putObject("then");
        retrieve.putArray("required").add(ModelRules.FIELDS);
        ObjectNode properties = retrieve.putObject("properties");
        properties.putObject(ModelRules.FIELDS).put("minItems", 1);
        properties.put(ModelRules.VALUES, false);
        rule.putObject("else")
                .putObject("properties")
                .putObject(ModelRules.FIELDS)
                .put("maxItems", 0);
        return schema;
    }

    static ObjectNode response(Model model) {
        return root(model, "response", model.responseName(), model.responseType());
    }

    private static ObjectNode root(Model model, String part, String title, Type.Complex type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("$id", model.type().namespace() + ":" + part);
        schema.put("title", title);
        describe(schema, model.prose());
        complex(schema, type);
        return schema;
    }

    private static void describe(ObjectNode schema, Type.Prose prose) {
        if (!prose.en().isEmpty()) {
            schema.put("description", prose.en());
        }
        if (!prose.fa().isEmpty()) {
            schema.put("x-description-fa", prose.fa());
        }
    }

    private static void complex(ObjectNode schema, Type.Complex type) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        type.members().values().forEach(member -> properties.set(member.name(), member(member)));
        List<String> required = type.content().stream()
                .filter(particle -> particle instanceof Type.Member member && member.fewest() > 0)
                .map(particle -> particle.members().getFirst().name())
                .toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        schema.put("additionalProperties", false);
        for (Type.Particle particle : type.content()) {
            if (particle instanceof Type.Choice choice) {
                choice(allOf(schema).addObject().putArray("oneOf"), choice);
            }
        }
    }

    private static ArrayNode allOf(ObjectNode schema) {
        return schema.withArrayProperty("allOf");
    }

    private static void choice(ArrayNode oneOf, Type.Choice choice) {
        requireEach(oneOf, choice.members());
        if (choice.optional()) {
            requireEach(oneOf.addObject().putObject("not").putArray("anyOf"), choice.members());
        }
    }

    private static void requireEach(ArrayNode alternatives, Collection<Type.Member> members) {
        members.forEach(member -> alternatives.addObject().putArray("required").add(member.name()));
    }

    private static ObjectNode member(Type.Member member) {
        ObjectNode schema = JSON.objectNode();
        describe(schema, member.prose());
        if (!member.many()) {
            type(schema, member.type());
            return schema;
        }
        schema.put("type", "array");
        type(schema.putObject("items"), member.type());
        if (member.fewest() > 0) {
            schema.put("minItems", member.fewest());
        }
        if (member.most() < Integer.MAX_VALUE) {
            schema.put("maxItems", member.most());
        }
        return schema;
    }

    private static void type(ObjectNode schema, Type type) {
        switch (type) {
            case Type.Text text -> text(schema, text);
            case Type.Whole(long least, long most) ->
                schema.put("type", "integer").put("minimum", least).put("maximum", most);
            case Type.Flag _ -> schema.put("type", "boolean");
            case Type.Complex complex -> complex(schema, complex);
        }
    }

    private static void text(ObjectNode schema, Type.Text text) {
        schema.put("type", "string");
        if (!text.words().isEmpty()) {
            text.words().forEach(schema.putArray("enum")::add);
            return;
        }
        if (text.fewest() > 0) {
            schema.put("minLength", text.fewest());
        }
        if (text.most() < Integer.MAX_VALUE) {
            schema.put("maxLength", text.most());
        }
        text.format().ifPresent(format -> schema.put("format", format.written()));
        switch (text.lexical()) {
            case STRING -> {}
            case DATE -> schema.put("format", "date").put("pattern", whole(Lexical.DATE_PATTERN));
            case DATE_TIME -> schema.put("format", "date-time").put("pattern", whole(Lexical.DATE_TIME_PATTERN));
            case DECIMAL -> schema.put("pattern", whole(Lexical.DECIMAL_PATTERN));
            case INTEGER -> schema.put("pattern", whole(Lexical.INTEGER_PATTERN));
        }
        for (TextPattern pattern : text.patterns()) {
            if (schema.has("pattern")) {
                allOf(schema).addObject().put("pattern", whole(pattern.written()));
            } else {
                schema.put("pattern", whole(pattern.written()));
            }
        }
    }

    /** A pattern of JSON Schema may match anywhere; one of XSD matches the whole text. */
    private static String whole(String pattern) {
        return "^(?:" + pattern + ")$";
    }
}
