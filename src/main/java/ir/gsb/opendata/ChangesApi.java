package ir.gsb.opendata;

import ir.gsb.catalogue.Changes;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed since a mirror last asked. */
public final class ChangesApi {

    /** Changes of one page. */
    static final int PAGE = 500;

    private static final String FEED = "/catalogue/changes";

    private final Changes changes;

    public ChangesApi(Changes changes) {
        this.changes = changes;
    }

    /** The newest change of each service that changed after {@code since}; 0 is from the beginning. */
    public PlainAnswer changes(PlainRequest request) {
        long since = Parameters.of(request, "since").number("since", 0, Long.MAX_VALUE, 0);
        List<Changes.Change> page = changes.after(since, PAGE);
        if (page.isEmpty() && since > changes.newest()) {
            throw Fault.CHANGE_UNKNOWN.exception(
                    "The feed has no change of this number, so it is another one than you followed: read all anew,"
                            + " into an empty mirror, from since=0.");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("since", since);
        content.put("changes", page.stream().map(ChangesApi::change).toList());
        content.put("more", page.size() == PAGE);
        content.put(
                "next",
                FEED + "?since=" + (page.isEmpty() ? since : page.getLast().number()));
        return Answers.json(request, content);
    }

    private static Map<String, Object> change(Changes.Change change) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("number", change.number());
        entry.put("code", change.code());
        entry.put("at", change.at().toString());
        entry.put("gone", change.gone());
        entry.put("link", Entries.SERVICES + '/' + change.code());
        return entry;
    }
}
