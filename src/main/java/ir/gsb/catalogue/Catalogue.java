package ir.gsb.catalogue;

import java.util.List;
import java.util.Optional;

/** What is published, as pages, APIs and searches read it. */
public interface Catalogue {

    /** What is published now; a change on any node is in it within a second. Nothing is read from the store. */
    Published current();

    /** A service that is published now, with its sheet. */
    default Optional<PublishedService> service(String code) {
        return current().service(code).flatMap(this::open);
    }

    /**
     * A service with the sheet of just the version that it is listed with, also when a newer one is published meanwhile.
     * Sheets that were opened lately are kept.
     *
     * @return empty if the store has this version no more
     */
    Optional<PublishedService> open(Listing listing);

    /** The same of many, in their order, for who goes through all: read from the store, and not kept. */
    List<PublishedService> openAll(List<Listing> listings);

    /**
     * Tells a follower everything that is published, in portions, and then each change, in order; all of it from a thread
     * of the catalogue, so that this returns at once.
     */
    void follow(Follower follower);

    /** Who keeps something of his own about what is published. */
    @FunctionalInterface
    interface Follower {

        /**
         * Called by one thread at a time.
         *
         * @param fresh new or changed, or of an agency that is
         * @param gone codes that are published no more
         */
        void changed(List<PublishedService> fresh, List<String> gone);

        /** Called whenever he was told everything that is published now. */
        default void toldAll() {}
    }
}
