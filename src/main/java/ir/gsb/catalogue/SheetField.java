package ir.gsb.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.ListCell.Part;
import java.util.List;
import java.util.Optional;

/**
 * A field of a sheet: where it is, how it is written in a table, and what it weighs.
 *
 * @param path {@code access.request.channels}: names in the sheet's JSON, joined by dots
 * @param weight among the others, for how complete a sheet is; 0 if it may well be empty
 * @param needed whether a sheet cannot be signed without it
 */
record SheetField(String path, Cell cell, int weight, boolean needed) {

    private static final long MOST_RIALS = 9_007_199_254_740_991L;
    private static final Part TITLE = new Part("title", Cell.WORDS);

    static final List<SheetField> ALL = List.of(
            needed("title.fa", Cell.WORDS, 8),
            other("title.en", Cell.WORDS, 2),
            needed("description.fa", Cell.WORDS, 8),
            other("description.en", Cell.WORDS, 2),
            needed("classification.kind", WordCell.one(Classification.Kind.class), 4),
            needed("classification.nature", WordCell.one(Classification.Nature.class), 3),
            needed("classification.level", WordCell.one(Classification.Level.class), 3),
            needed("classification.cluster", WordCell.one(Classification.Cluster.class), 4),
            needed("classification.audience", WordCell.some(Classification.Audience.class), 3),
            needed("classification.events", WordCell.some(Classification.LifeEvent.class), 3),
            needed("classification.start", WordCell.one(Classification.Start.class), 2),
            other("classification.provinces", WordCell.some(Province.class), 0),
            other("keywords", ListCell.LINES, 2),
            other(
                    "needs.documents",
                    ListCell.of(
                            TITLE,
                            new Part("original", Cell.FLAG),
                            new Part("inquiry", Cell.WORDS),
                            new Part("form", Cell.WORDS)),
                    4),
            other("needs.conditions", ListCell.LINES, 2),
            needed("needs.laws", ListCell.of(TITLE, new Part("article", Cell.WORDS), new Part("date", Cell.WORDS)), 5),
            needed("outputs", ListCell.LINES, 5),
            other("figures.receivers", new Cell.Amount(MOST_RIALS, false), 3),
            other("figures.period", WordCell.one(Figures.Period.class), 1),
            needed("figures.days", new Cell.Amount(Integer.MAX_VALUE, false), 4),
            other("figures.frequency", WordCell.one(Figures.Frequency.class), 2),
            needed("figures.visits", new Cell.Amount(Integer.MAX_VALUE, false), 3),
            other(
                    "costs",
                    ListCell.of(
                            TITLE, new Part("rials", new Cell.Amount(MOST_RIALS, true)), new Part("how", Cell.WORDS)),
                    2),
            needed("access.information.channels", WordCell.some(Access.Channel.class), 3),
            needed("access.information.visitReason", Cell.WORDS, 1),
            needed("access.request.channels", WordCell.some(Access.Channel.class), 3),
            needed("access.request.visitReason", Cell.WORDS, 1),
            other("access.production.channels", WordCell.some(Access.Channel.class), 2),
            needed("access.production.visitReason", Cell.WORDS, 1),
            needed("access.delivery.channels", WordCell.some(Access.Channel.class), 3),
            needed("access.delivery.visitReason", Cell.WORDS, 1),
            other("access.address", Cell.WORDS, 3),
            other("systems", ListCell.LINES, 2),
            other(
                    "relations",
                    ListCell.of(
                            new Part("agency", Cell.WORDS),
                            new Part("system", Cell.WORDS),
                            new Part("fields", ListCell.WITHIN),
                            new Part("fee", new Cell.Amount(MOST_RIALS, true)),
                            new Part("way", WordCell.one(Relation.Way.class)),
                            new Part("doneBy", WordCell.one(Relation.DoneBy.class)),
                            new Part("inquiry", Cell.WORDS)),
                    4),
            other("processes", ListCell.LINES, 1),
            other("diagram", ListCell.LINES, 3),
            other("contact.address", Cell.WORDS, 2),
            needed("contact.telephone", Cell.WORDS, 3),
            other("contact.hours", Cell.WORDS, 1),
            needed("filledBy.name", Cell.WORDS, 2),
            other("filledBy.position", Cell.WORDS, 1),
            other("filledBy.telephone", Cell.WORDS, 1));

    private static SheetField needed(String path, Cell cell, int weight) {
        return new SheetField(path, cell, weight, true);
    }

    private static SheetField other(String path, Cell cell, int weight) {
        return new SheetField(path, cell, weight, false);
    }

    static Optional<SheetField> at(String path) {
        return ALL.stream().filter(field -> field.path.equals(path)).findFirst();
    }

    /** Whether it names a field, a section, or something within a list, {@code needs.documents[2].title}. */
    static boolean isKnown(String path) {
        String field = path.replaceFirst("\\[.*", "");
        return ALL.stream().anyMatch(one -> one.path.equals(field) || one.path.startsWith(field + "."));
    }

    /** The part of the form that it belongs to, {@code access}. */
    String section() {
        return path.replaceFirst("\\..*", "");
    }

    /** What people call it. */
    Text title() {
        return FieldTitles.of(path);
    }

    JsonNode in(JsonNode sheet) {
        return sheet.at('/' + path.replace('.', '/'));
    }

    /** Puts a value there, or takes it away where there is none. */
    void put(ObjectNode sheet, JsonNode value) {
        int dot = path.lastIndexOf('.');
        String name = path.substring(dot + 1);
        ObjectNode holder = dot < 0
                ? sheet
                : (ObjectNode) sheet.at('/' + path.substring(0, dot).replace('.', '/'));
        if (value.isMissingNode()) {
            holder.remove(name);
        } else {
            holder.set(name, value);
        }
    }

    /** Whether this sheet has to say it at all: why one must come if one need not come has no answer. */
    boolean appliesTo(JsonNode sheet) {
        if (path.endsWith(".visitReason")) {
            JsonNode channels =
                    sheet.at('/' + path.replace(".visitReason", ".channels").replace('.', '/'));
            return channels.toString().contains(Access.Channel.IN_PERSON.name());
        }
        if (path.equals("access.address")) {
            return sheet.path("access").findValues("channels").toString().contains(Access.Channel.WEB.name());
        }
        return weight > 0;
    }

    boolean isEmptyIn(JsonNode sheet) {
        JsonNode value = in(sheet);
        return value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isBlank());
    }
}
