package ir.gsb.catalogue;

import java.util.Set;

/** The inquiries of the bus that this hub serves: only they can stand for a paper. */
@FunctionalInterface
public interface ServedInquiries {

    /** As sheets write them, {@code person-identity/v1}; as of now. */
    Set<String> names();
}
