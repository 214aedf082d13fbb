package ir.gsb.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all readers together saw. */
final class PagesSeen {

    private final Map<PageKind, Latencies> latencies = new EnumMap<>(PageKind.class);
    private final Map<PageKind, Integer> unchanged = new EnumMap<>(PageKind.class);
    private final Map<PageKind, Long> heaviest = new EnumMap<>(PageKind.class);
    private final List<String> failures = new ArrayList<>();
    private int limited;
    private int full;

    PagesSeen() {
        for (PageKind kind : PageKind.values()) {
            latencies.put(kind, new Latencies());
        }
    }

    synchronized void add(PageKind kind, long nanos, HttpMessage answer) {
        switch (answer.status()) {
            case 200 -> heaviest.merge(kind, (long) answer.body().length, Math::max);
            case 304 -> unchanged.merge(kind, 1, Integer::sum);
            case 429 -> limited++;
            case 503 -> full++;
            default -> failed(kind + ": " + answer.start());
        }
        latencies.get(kind).add(nanos);
    }

    synchronized void failed(String why) {
        failures.add(why);
    }

    synchronized Latencies of(PageKind kind) {
        return latencies.get(kind);
    }

    synchronized Latencies all() {
        var all = new Latencies();
        latencies.values().forEach(all::addAll);
        return all;
    }

    /** How often the reader had the page already. */
    synchronized int unchanged(PageKind kind) {
        return unchanged.getOrDefault(kind, 0);
    }

    /** Bytes of the largest page, packed as it was sent, without what belongs to it. */
    synchronized long heaviest(PageKind kind) {
        return heaviest.getOrDefault(kind, 0L);
    }

    /** Pages that were not given because the reader read too much. */
    synchronized int limited() {
        return limited;
    }

    /** Pages that were not given because the node made too many at the time. */
    synchronized int full() {
        return full;
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
