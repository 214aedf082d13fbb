package ir.gsb.workplace;

import static ir.gsb.workplace.Field.Kind.AREA;
import static ir.gsb.workplace.Field.Kind.FLAG;
import static ir.gsb.workplace.Field.Kind.LINE;
import static ir.gsb.workplace.Field.Kind.LINES;
import static ir.gsb.workplace.Field.Kind.NUMBER;

import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.Province;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of the form that is filled in and saved in one go. */
public record Section(String name, List<Field> fields) {

    static final List<Section> ALL = List.of(
            new Section(
                    "about",
                    List.of(
                            Field.of("title.fa", LINE),
                            Field.of("title.en", LINE),
                            Field.of("description.fa", AREA),
                            Field.of("description.en", AREA),
                            Field.of("keywords", LINES),
                            Field.of("outputs", LINES))),
            new Section(
                    "classification",
                    List.of(
                            Field.one("classification.kind", Classification.Kind.class),
                            Field.one("classification.nature", Classification.Nature.class),
                            Field.one("classification.level", Classification.Level.class),
                            Field.one("classification.cluster", Classification.Cluster.class),
                            Field.one("classification.start", Classification.Start.class),
                            Field.some("classification.audience", Classification.Audience.class),
                            Field.some("classification.events", Classification.LifeEvent.class),
                            Field.some("classification.provinces", Province.class))),
            new Section(
                    "needs",
                    List.of(
                            Field.rows(
                                    "needs.documents",
                                    Field.of("title", LINE),
                                    Field.of("inquiry", LINE),
                                    Field.of("form", LINE),
                                    Field.of("original", FLAG)),
                            Field.of("needs.conditions", LINES),
                            Field.rows(
                                    "needs.laws",
                                    Field.of("title", LINE),
                                    Field.of("article", LINE),
                                    Field.of("date", LINE)))),
            new Section(
                    "figures",
                    List.of(
                            Field.of("figures.days", NUMBER),
                            Field.of("figures.visits", NUMBER),
                            Field.of("figures.receivers", NUMBER),
                            Field.one("figures.period", Figures.Period.class),
                            Field.one("figures.frequency", Figures.Frequency.class),
                            Field.rows(
                                    "costs",
                                    Field.of("title", LINE),
                                    Field.of("rials", NUMBER),
                                    Field.of("how", LINE)))),
            new Section("access", access()),
            new Section(
                    "work",
                    List.of(
                            Field.of("diagram", LINES),
                            Field.of("systems", LINES),
                            Field.of("processes", LINES),
                            Field.relations())),
            new Section(
                    "contact",
                    List.of(
                            Field.of("contact.address", LINE),
                            Field.of("contact.telephone", LINE),
                            Field.of("contact.hours", LINE),
                            Field.of("filledBy.name", LINE),
                            Field.of("filledBy.position", LINE),
                            Field.of("filledBy.telephone", LINE))));

    public Section {
        fields = List.copyOf(fields);
    }

    private static List<Field> access() {
        List<Field> fields = new ArrayList<>();
        Stream.of("information", "request", "production", "delivery")
                .map(Field::stage)
                .forEach(fields::addAll);
        fields.add(Field.of("access.address", LINE));
        return fields;
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
