package ir.gsb.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A service's identity sheet (شناسنامه خدمت), with all sections of the official form. A sheet may be written bit by bit:
 * what is missing is empty, and {@link Figures} and {@link Classification} leave it out.
 *
 * @param keywords by which people look for it beside its title, each once
 * @param outputs what one holds in the end: a licence, a card
 * @param systems of the agency itself that take part
 * @param processes titles of the agency's processes
 * @param diagram the steps of the service, in order; the picture is drawn from them
 */
public record Sheet(
        Text title,
        Text description,
        Classification classification,
        List<String> keywords,
        Needs needs,
        List<String> outputs,
        Figures figures,
        List<Cost> costs,
        Access access,
        List<String> systems,
        List<Relation> relations,
        List<String> processes,
        List<String> diagram,
        Contact contact,
        FilledBy filledBy) {

    /** Characters of one text. */
    public static final int LONGEST_TEXT = 4_000;

    /** Items of one list. */
    public static final int MOST_ITEMS = 60;

    public Sheet {
        keywords = checkTexts("keywords", keywords.stream().distinct().toList());
        outputs = checkTexts("outputs", outputs);
        costs = checkList("costs", costs);
        systems = checkTexts("systems", systems);
        relations = checkList("relations", relations);
        processes = checkTexts("processes", processes);
        diagram = checkTexts("diagram", diagram);
    }

    /** A sheet that says nothing but its title. */
    public static Sheet begun(Text title) {
        return new Sheet(
                title,
                Text.NONE,
                Classification.NONE,
                List.of(),
                Needs.NONE,
                List.of(),
                Figures.NONE,
                List.of(),
                Access.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Contact.NONE,
                FilledBy.NONE);
    }

    /** Whether it can be used without a visit; then all of it is public but for who filled it in. */
    public boolean electronic() {
        return access.electronic();
    }

    /**
     * What anyone may see. Of a service that is not electronic: what it is, what it needs and costs, and where to go; not
     * its figures, systems, relations and processes.
     */
    public Sheet publicPart() {
        boolean all = electronic();
        return new Sheet(
                title,
                description,
                classification,
                keywords,
                needs,
                outputs,
                all ? figures : new Figures(null, null, figures.days(), null, figures.visits()),
                costs,
                access.withoutUnfitAddress(),
                all ? systems : List.of(),
                all ? relations : List.of(),
                all ? processes : List.of(),
                all ? diagram : List.of(),
                contact,
                FilledBy.NONE);
    }

    /** The same without inquiries that nobody answers: what they would stand for has to be brought. */
    public Sheet withInquiries(Set<String> served) {
        return new Sheet(
                title,
                description,
                classification,
                keywords,
                needs.withInquiries(served),
                outputs,
                figures,
                costs,
                access,
                systems,
                relations.stream().map(one -> one.withInquiries(served)).toList(),
                processes,
                diagram,
                contact,
                filledBy);
    }

    static void checkLength(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    field + ": at most " + LONGEST_TEXT + " characters, not " + text.length());
        }
    }

    static <T> List<T> checkList(String field, List<T> items) {
        if (items.size() > MOST_ITEMS) {
            throw new IllegalArgumentException(field + ": at most " + MOST_ITEMS + " items, not " + items.size());
        }
        return List.copyOf(items);
    }

    static List<String> checkTexts(String field, List<String> items) {
        items.forEach(item -> checkLength(field, item));
        return checkList(field, items);
    }
}
