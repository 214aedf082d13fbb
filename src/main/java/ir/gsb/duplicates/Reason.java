package ir.gsb.duplicates;

import java.util.List;

/**
 * Why two services look like the same work.
 *
 * @param weight how much of the whole evidence this is, in percent; below 0 if it is held against them
 * @param shared what both have, strongest first: words, titles of documents and laws, names of life events; what follows
 *     from something else that they share is not told
 */
public record Reason(Trait trait, int weight, List<String> shared) {

    /** In what two services can be alike. */
    public enum Trait {
        TITLE,
        OUTPUTS,
        /** Words of both that stand in the title or outputs of one and elsewhere in the other. */
        KEYWORDS,
        ENGLISH,
        DOCUMENTS,
        LAWS,
        EVENTS,
        /** A word of each title that the other's does not have where it stands; the only trait that is held against them. */
        CONTRAST
    }

    public Reason {
        shared = List.copyOf(shared);
    }
}
