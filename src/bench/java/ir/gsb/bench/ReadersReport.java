package ir.gsb.bench;

import ir.gsb.search.JudgedSearch;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The tables of {@link Readers}, as Markdown.
 *
 * @param heap mebibytes of the hub that are alive at the end
 */
record ReadersReport(
        Machine machine,
        JudgedSearch.Quality quality,
        Latencies searches,
        Floor floor,
        Phase idle,
        Phase alone,
        Phase bus,
        Phase both,
        long heap) {

    private static final String HEAD = """
        # Readers beside the bus

        %s.
        200 readers, each a page every one to three seconds, packed, and asked with If-None-Match if he has it; 200 \
        signed REST inquiries a second of 16 clients, timed from when each was due.

        | page | alone: pages | p50 ms | p99 ms | beside the bus: pages | p50 ms | p99 ms | not changed | heaviest, bytes |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    private static final String COST = """

        | | pages/s | inquiries/s | inquiries p50 ms | p99 ms | hub CPU s | of it JIT | PostgreSQL CPU s | 429 | 503 | failures |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    boolean isSound() {
        return Stream.of(alone, bus, both).allMatch(Phase::isSound);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(HEAD.formatted(machine));
        for (PageKind kind : PageKind.values()) {
            text.append(pages(kind));
        }
        Latencies all = alone.pages().all();
        Latencies beside = both.pages().all();
        text.append(row(
                "| all | %d | %.1f | %.1f | %d | %.1f | %.1f | | |",
                all.count(),
                all.millis(0.5),
                all.millis(0.99),
                beside.count(),
                beside.millis(0.5),
                beside.millis(0.99)));
        text.append(COST)
                .append(cost("nothing", idle))
                .append(cost("readers alone", alone))
                .append(cost("the bus alone", bus))
                .append(cost("both", both));
        text.append(sums());
        Stream.of(alone, bus, both)
                .flatMap(phase -> Stream.concat(phase.pages().failures().stream(), phase.bus().failures().stream()))
                .distinct()
                .limit(5)
                .forEach(failure -> text.append("- ").append(failure).append('\n'));
        return text.toString();
    }

    private String pages(PageKind kind) {
        Latencies own = alone.pages().of(kind);
        Latencies beside = both.pages().of(kind);
        return row(
                "| %s | %d | %.1f | %.1f | %d | %.1f | %.1f | %d | %d |",
                kind.name().toLowerCase(Locale.ROOT),
                own.count(),
                own.millis(0.5),
                own.millis(0.99),
                beside.count(),
                beside.millis(0.5),
                beside.millis(0.99),
                alone.pages().unchanged(kind) + both.pages().unchanged(kind),
                Math.max(alone.pages().heaviest(kind), both.pages().heaviest(kind)));
    }

    private static String cost(String name, Phase phase) {
        return row(
                "| %s | %.0f | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %d | %d | %d |",
                name,
                phase.perSecond(phase.pages().all().count()),
                phase.perSecond(phase.bus().exchanges()),
                phase.bus().latencies().millis(0.5),
                phase.bus().latencies().millis(0.99),
                phase.spent().hub().toMillis() / 1e3,
                phase.spent().compiler().toMillis() / 1e3,
                phase.spent().postgres().toMillis() / 1e3,
                phase.pages().limited(),
                phase.pages().full(),
                phase.pages().failures().size() + phase.bus().failures().size());
    }

    private String sums() {
        int pages = alone.pages().all().count();
        int exchanges = bus.bus().exchanges();
        double exchange = Phase.millis(bus.spent().hub(), exchanges);
        return row(
                """

                - A page takes %.2f ms of the hub's CPU (%.2f of it JIT) and %.2f ms of PostgreSQL's, an exchange at this \
                rate %.2f ms (%.2f of it JIT): %.1f times its cryptography alone, %.3f ms.
                - The judged queries over HTTP, one after the other: p50 %.1f ms, p99 %.1f ms; the search alone, in another \
                process: p50 %.1f ms, p99 %.1f ms, nDCG@10 %.3f.
                - Alive in the hub's heap at the end: %d MiB.\
                """,
                Phase.millis(alone.spent().hub(), pages),
                Phase.millis(alone.spent().compiler(), pages),
                Phase.millis(alone.spent().postgres(), pages),
                exchange,
                Phase.millis(bus.spent().compiler(), exchanges),
                exchange / floor.bare(),
                floor.bare(),
                searches.millis(0.5),
                searches.millis(0.99),
                quality.latencies().millis(0.5),
                quality.latencies().millis(0.99),
                quality.ndcg(),
                heap);
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
