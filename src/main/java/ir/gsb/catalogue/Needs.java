package ir.gsb.catalogue;

import java.util.List;
import java.util.Set;

/** What one must have and meet. */
public record Needs(List<Paper> documents, List<String> conditions, List<Law> laws) {

    public static final Needs NONE = new Needs(List.of(), List.of(), List.of());

    /**
     * A document that is asked for.
     *
     * @param inquiry the inquiry of the bus that stands for it, {@code person-identity/v1}, so that nobody need bring it;
     *     empty if there is none
     * @param form where its form is found; empty if it has none
     */
    public record Paper(String title, boolean original, String inquiry, String form) {

        public Paper {
            Sheet.checkLength("documents.title", title);
            Sheet.checkLength("documents.inquiry", inquiry);
            Sheet.checkLength("documents.form", form);
        }
    }

    /** Those papers have no inquiry whose inquiry nobody answers. */
    Needs withInquiries(Set<String> served) {
        return new Needs(
                documents.stream()
                        .map(paper -> served.contains(paper.inquiry())
                                ? paper
                                : new Paper(paper.title(), paper.original(), "", paper.form()))
                        .toList(),
                conditions,
                laws);
    }

    /**
     * What the service rests on.
     *
     * @param date a day, month or year of the Persian calendar, {@code ۱۳۹۷/۰۴/۰۹}; empty if unknown
     */
    public record Law(String title, String article, String date) {

        public Law {
            Sheet.checkLength("laws.title", title);
            Sheet.checkLength("laws.article", article);
            Sheet.checkLength("laws.date", date);
            date = JalaliText.written(date);
        }
    }

    public Needs {
        documents = Sheet.checkList("documents", documents);
        conditions = Sheet.checkTexts("conditions", conditions);
        laws = Sheet.checkList("laws", laws);
    }
}
