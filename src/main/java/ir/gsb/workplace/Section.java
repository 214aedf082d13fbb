package ir.gsb.workplace;

import static ir.gsb.workplace.Field.Kind.AREA;
import static ir.gsb.workplace.Field.Kind.FLAG;
import static ir.gsb.workplace.Field.Kind.LINE;
import static ir.gsb.workplace.Field.Kind.LINES;
import static ir.gsb.workplace.Field.Kind.NUMBER;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Province;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the form that is filled in and saved in one go. */
public record Section(String name, List<Field> fields) {

    static final List<Section> ALL = List.of(
            section(
                    "about",
                    each(LINE, "title.fa", "title.en"),
                    each(AREA, "description.fa", "description.en"),
                    each(LINES, "keywords", "outputs")),
            section(
                    "classification",
                    under(
                            "classification",
                            Field.one("kind", Classification.Kind.class),
                            Field.one("nature", Classification.Nature.class),
                            Field.one("level", Classification.Level.class),
                            Field.one("cluster", Classification.Cluster.class),
                            Field.one("start", Classification.Start.class),
                            Field.some("audience", Classification.Audience.class),
                            Field.some("events", Classification.LifeEvent.class),
                            Field.some("provinces", Province.class))),
            section(
                    "needs",
                    under(
                            "needs",
                            Field.rows("documents", each(LINE, "title", "inquiry", "form"), each(FLAG, "original")),
                            Field.of("conditions", LINES),
                            Field.rows("laws", each(LINE, "title", "article", "date")))),
            section(
                    "figures",
                    under(
                            "figures",
                            Field.of("days", NUMBER),
                            Field.of("visits", NUMBER),
                            Field.of("receivers", NUMBER),
                            Field.one("period", Figures.Period.class),
                            Field.one("frequency", Figures.Frequency.class)),
                    List.of(Field.rows("costs", each(LINE, "title"), each(NUMBER, "rials"), each(LINE, "how")))),
            section(
                    "access",
                    stage("information"),
                    stage("request"),
                    stage("production"),
                    stage("delivery"),
                    each(LINE, "access.address")),
            section("work", each(LINES, "diagram", "systems", "processes"), List.of(Field.relations())),
            section(
                    "contact",
                    each(LINE, "contact.address", "contact.telephone", "contact.hours"),
                    each(LINE, "filledBy.name", "filledBy.position", "filledBy.telephone")));

    public Section {
        fields = List.copyOf(fields);
    }

    @SafeVarargs
    private static Section section(String name, List<Field>... fields) {
        return new Section(name, Stream.of(fields).flatMap(List::stream).toList());
    }

    private static List<Field> each(Field.Kind kind, String... paths) {
        return Stream.of(paths).map(path -> Field.of(path, kind)).toList();
    }

    private static List<Field> under(String parent, Field... fields) {
        return Stream.of(fields).map(field -> field.under(parent)).toList();
    }

    private static List<Field> stage(String name) {
        return under("access." + name, Field.some("channels", Access.Channel.class), Field.of("visitReason", LINE));
    }

    static Optional<Section> named(String name) {
        return ALL.stream().filter(section -> section.name.equals(name)).findFirst();
    }

    /** That in which a field, or something within it, is filled in. */
    static Optional<Section> of(String path) {
        String field = path.replaceFirst("\\[.*", "");
        return ALL.stream()
                .filter(section -> section.fields.stream()
                        .anyMatch(one -> one.path().equals(field) || one.path().startsWith(field + ".")))
                .findFirst();
    }

    /** The one after it, if it is not the last. */
    Optional<Section> next() {
        int at = ALL.indexOf(this) + 1;
        return at < ALL.size() ? Optional.of(ALL.get(at)) : Optional.empty();
    }
}
