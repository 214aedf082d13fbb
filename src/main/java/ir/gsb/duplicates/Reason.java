package ir.gsb.duplicates;

import java.util.List;

/**
 * Why two services look like the same work.
 *
 * @param shared what both have: words of the titles, titles of documents and laws, names of life events
 */
public record Reason(Trait trait, List<String> shared) {

    /** In what two services can be alike. */
    public enum Trait {
        TITLE,
        OUTPUTS,
        DOCUMENTS,
        LAWS,
        EVENTS
    }

    public Reason {
        shared = List.copyOf(shared);
    }
}
