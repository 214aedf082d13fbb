package ir.gsb.opendata;

import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Changes;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed since a mirror last asked. */
public final class ChangesApi {

    /** Changes of one page. */
    static final int PAGE = 500;

    private static final String FEED = "/catalogue/changes";

    private final Catalogue catalogue;
    private final Changes changes;

    public ChangesApi(Catalogue catalogue, Changes changes) {
        this.catalogue = catalogue;
        this.changes = changes;
    }

    /**
     * The newest change of each service that changed after {@code since}; 0 is from the beginning. It ends where this node's
     * catalogue does: who is told of a change here gets it here.
     */
    public PlainAnswer changes(PlainRequest request) {
        long since = Parameters.of(request, "since").number("since", 0, Long.MAX_VALUE, 0);
        Published published = catalogue.current();
        List<Changes.Change> page = changes.between(since, published.change(), PAGE);
        if (page.isEmpty() && since > changes.newest()) {
            throw Fault.CHANGE_UNKNOWN.exception(
                    "The feed has no change of this number, so it is another one than you followed: read all anew,"
                            + " into an empty mirror, from since=0.");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("since", since);
        content.put(
                "changes",
                page.stream().map(change -> change(change, published)).toList());
        content.put("more", page.size() == PAGE);
        content.put(
                "next",
                FEED + "?since=" + (page.isEmpty() ? since : page.getLast().number()));
        return Answers.json(request, content);
    }

    private static Map<String, Object> change(Changes.Change change, Published published) {
        Optional<Listing> listing = published.service(change.code());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("number", change.number());
        entry.put("code", change.code());
        entry.put("at", change.at().toString());
        entry.put("gone", listing.isEmpty());
        entry.put("version", listing.map(Listing::version));
        entry.put("link", Entries.SERVICES + '/' + change.code());
        return entry;
    }
}
