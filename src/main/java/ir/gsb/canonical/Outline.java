package ir.gsb.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a model asks and answers, field by field, for people who read it.
 *
 * @param fa what the inquiry is for, in Persian
 * @param en the same in English
 */
public record Outline(String fa, String en, List<Field> request, List<Field> response) {

    /** What a field holds, as people would say it. */
    public enum Kind {
        TEXT,
        WORD,
        NATIONAL_ID,
        LEGAL_ID,
        DATE,
        DATE_TIME,
        DECIMAL,
        INTEGER,
        NUMBER,
        FLAG,
        GROUP
    }

    /**
     * One field; those within it follow it.
     *
     * @param path its place, {@code values/firstName}
     * @param needed whether it is always there, within what holds it
     * @param instead the fields of which exactly one is there, when it is one of them
     * @param words what it may say, in the schema's order; empty if it may say anything
     * @param patterns the forms that it has to have, of which its kind does not tell
     * @param least with {@code most}, how many characters a text has, or between what a number lies
     */
    public record Field(
            String path,
            Kind kind,
            String fa,
            String en,
            boolean needed,
            boolean many,
            List<String> instead,
            List<String> words,
            List<String> patterns,
            long least,
            long most) {}

    static Outline of(Model model) {
        return new Outline(
                model.prose().fa(),
                model.prose().en(),
                fields("", model.requestType()),
                fields("", model.responseType()));
    }

    private static List<Field> fields(String within, Type.Complex type) {
        List<Field> fields = new ArrayList<>();
        for (Type.Particle particle : type.content()) {
            boolean sole = particle instanceof Type.Member;
            List<String> choice = sole
                    ? List.of()
                    : particle.members().stream().map(Type.Member::name).toList();
            for (Type.Member member : particle.members()) {
                fields.add(field(within, member, choice));
                if (member.type() instanceof Type.Complex group) {
                    fields.addAll(fields(within + member.name() + "/", group));
                }
            }
        }
        return List.copyOf(fields);
    }

    private static Field field(String within, Type.Member member, List<String> choice) {
        long least = 0;
        long most = Long.MAX_VALUE;
        List<String> words = List.of();
        List<String> patterns = List.of();
        if (member.type() instanceof Type.Text text) {
            least = text.fewest();
            most = text.most() == Integer.MAX_VALUE ? Long.MAX_VALUE : text.most();
            words = List.copyOf(text.words());
            patterns = patterns(text);
        } else if (member.type() instanceof Type.Whole whole) {
            least = whole.least();
            most = whole.most();
        }
        return new Field(
                within + member.name(),
                kind(member.type()),
                member.prose().fa(),
                member.prose().en(),
                member.fewest() > 0 && choice.isEmpty(),
                member.many(),
                choice,
                words,
                patterns,
                least,
                most);
    }

    private static List<String> patterns(Type.Text text) {
        boolean told = text.format().isPresent() || text.lexical() != Lexical.STRING;
        return told
                ? List.of()
                : text.patterns().stream().map(TextPattern::written).toList();
    }

    private static Kind kind(Type type) {
        return switch (type) {
            case Type.Complex group -> Kind.GROUP;
            case Type.Flag flag -> Kind.FLAG;
            case Type.Whole whole -> Kind.NUMBER;
            case Type.Text text when !text.words().isEmpty() -> Kind.WORD;
            case Type.Text text ->
                text.format()
                        .map(format -> Kind.valueOf(format.name()))
                        .orElseGet(() -> text.lexical() == Lexical.STRING
                                ? Kind.TEXT
                                : Kind.valueOf(text.lexical().name()));
        };
    }

    /** As texts name a kind, {@code national-id}. */
    public static String written(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
