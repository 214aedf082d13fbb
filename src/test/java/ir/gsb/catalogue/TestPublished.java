package ir.gsb.catalogue;

import java.util.List;

/** What is published, without a store. */
public final class TestPublished {

    private TestPublished() {}

    public static Published of(List<Agency> agencies, List<Listing> services) {
        return Published.NOTHING.with(agencies, services, List.of(), services.size());
    }
}
