package ir.gsb.canonical;

import ir.gsb.message.Answer;
import ir.gsb.message.Mode;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What each inquiry's schema must have, so that every inquiry is asked and answered in the same way. */
final class ModelRules {

    static final String MODE = "mode";
    static final String FIELDS = "fields";
    static final String VALUES = "values";
    static final String STATUS = "status";

    private static final Set<String> OF_THE_HUB = Set.of(MODE, FIELDS, VALUES, STATUS);

    private ModelRules() {}

    static void check(XsdElement schema, Type.Complex request, Type.Complex response) {
        checkWords(schema, request, MODE, names(EnumSet.allOf(Mode.class)), 0, false);
        checkWords(schema, response, STATUS, names(EnumSet.allOf(Answer.Status.class)), 1, false);
        Set<String> fields = new LinkedHashSet<>(response.members().keySet());
        fields.remove(STATUS);
        if (request.members().containsKey(FIELDS)) {
            checkWords(schema, request, FIELDS, fields, 0, true);
        }
        checkOptional(schema, response);
        checkValues(schema, request, response);
        schema.appinfo("subject").ifPresent(named -> checkMember(named, "request", request, Type.Text.class));
        schema.appinfo("deceased").ifPresent(named -> checkMember(named, "response", response, Type.Flag.class));
    }

    private static Set<String> names(Set<? extends Enum<?>> words) {
        var names = new LinkedHashSet<String>();
        words.forEach(word -> names.add(word.name()));
        return names;
    }

    private static void checkWords(
            XsdElement schema, Type.Complex type, String name, Set<String> words, int fewest, boolean many) {
        Type.Member member = type.members().get(name);
        boolean right = member != null
                && member.type() instanceof Type.Text text
                && text.words().equals(words)
                && member.fewest() == fewest
                && member.many() == many;
        if (!right) {
            throw schema.fault("the element " + name + " must be an enumeration of exactly " + String.join(", ", words)
                    + " with minOccurs " + fewest + (many ? " and maxOccurs over 1" : " and no maxOccurs"));
        }
    }

    private static void checkOptional(XsdElement schema, Type.Complex response) {
        for (Type.Particle particle : response.content()) {
            boolean optional = switch (particle) {
                case Type.Choice choice -> choice.optional();
                case Type.Member member -> member.fewest() == 0 || member.name().equals(STATUS);
            };
            if (!optional) {
                throw schema.fault(
                        "the response's " + particle.members().getFirst().name()
                                + " must have minOccurs 0: an answer holds only what was asked for and is granted");
            }
        }
    }

    private static void checkValues(XsdElement schema, Type.Complex request, Type.Complex response) {
        Type.Member values = request.members().get(VALUES);
        if (values == null) {
            return;
        }
        if (!(values.type() instanceof Type.Complex type) || values.fewest() != 0 || values.most() != 1) {
            throw schema.fault("the request's values must be one complex element with minOccurs 0");
        }
        for (Type.Member value : type.members().values()) {
            Type.Member answered = response.members().get(value.name());
            if (answered == null || !answered.type().equals(value.type()) || value.many() != answered.many()) {
                throw schema.fault("values holds " + value.name()
                        + ", to which the response has no element of the same name and type; VERIFY could not"
                        + " compare it");
            }
        }
    }

    private static void checkMember(XsdElement named, String message, Type.Complex type, Class<? extends Type> kind) {
        Type.Member member = type.members().get(named.text());
        if (member == null || !kind.isInstance(member.type())) {
            String kindOf = kind == Type.Flag.class ? "a boolean" : "a text";
            List<String> fitting = type.members().values().stream()
                    .filter(other -> kind.isInstance(other.type()) && !other.many())
                    .map(Type.Member::name)
                    .filter(name -> !OF_THE_HUB.contains(name))
                    .toList();
            throw named.fault("gsb:" + named.name() + " names " + named.text() + ", which the " + message
                    + " does not have as " + kindOf + "; "
                    + (fitting.isEmpty()
                            ? "leave gsb:" + named.name() + " out"
                            : "name " + String.join(" or ", fitting)));
        }
    }
}
