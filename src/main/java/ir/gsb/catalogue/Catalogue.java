package ir.gsb.catalogue;

import java.util.List;
import java.util.Optional;

/** What is published, as pages, APIs and searches read it. */
public interface Catalogue {

    /** What is published now; a change on any node is in it within a second. */
    Published current();

    /**
     * A published service with its sheet; read from the store each time, so that who was told of a change by the feed
     * sees it, though {@link #current()} may be a moment behind.
     */
    Optional<PublishedService> service(String code);

    /** The services of some codes with their sheets, in the order of the codes; what is not published is left out. */
    List<PublishedService> services(List<String> codes);

    /** Whether a service was published under this code and is no more; read from the store. */
    boolean isGone(String code);

    /** Tells a follower everything that is published, in portions, and then each change, in order. */
    void follow(Follower follower);

    /** Who keeps something of his own about what is published. */
    @FunctionalInterface
    interface Follower {

        /**
         * Called by one thread at a time.
         *
         * @param fresh new or changed
         * @param gone codes that are published no more
         */
        void changed(List<PublishedService> fresh, List<String> gone);
    }
}
