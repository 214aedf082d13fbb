package ir.gsb.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.exchangelog.Cursor;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.GeneratedExchanges;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Term;
import ir.gsb.store.EmbeddedPostgres;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * How long searches take among many exchanges: {@code java … ir.gsb.bench.SearchBenchmark [exchanges [rounds]]}, by
 * default a million and 100. Exchanges that a folder {@code target/bench-search} has from an earlier run are kept.
 */
public final class SearchBenchmark {

    private static final Duration DURING = Duration.ofDays(90);

    private final HikariDataSource source;
    private final ExchangeSearch search;
    private final Instant from;

    private SearchBenchmark(HikariDataSource source, ExchangeSearch search, Instant from) {
        this.source = source;
        this.search = search;
        this.from = from;
    }

    /** Fills the table if it is empty, then prints one line a kind of search. */
    public static void main(String[] args) throws SQLException {
        long exchanges = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        Path folder = Path.of("target", "bench-search");
        var random = new SecureRandom();
        try (var server = EmbeddedPostgres.start(folder, 0, random, System.err::println);
                var source = pool(server)) {
            Flyway.configure().dataSource(source).load().migrate();
            var search = new ExchangeSearch(source, MasterKeys.ensureSample(folder.resolve("keys"), random));
            Instant from = Instant.parse("2026-06-01T00:00:00Z");
            new SearchBenchmark(source, search, from).run(exchanges, rounds);
        }
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(server.jdbcUrl());
        configuration.setUsername(server.user());
        configuration.setPassword(server.password());
        configuration.setMaximumPoolSize(4);
        return new HikariDataSource(configuration);
    }

    private void run(long exchanges, int rounds) throws SQLException {
        if (search.search(Query.all()).rows().isEmpty()) {
            long begun = System.nanoTime();
            GeneratedExchanges.fill(source, exchanges, from, DURING);
            System.out.printf("%,d exchanges made in %,d s%n", exchanges, (System.nanoTime() - begun) / 1_000_000_000);
        }
        sizes();
        System.out.printf("%-44s %5s %9s %9s%n", "search", "rows", "p50 ms", "p99 ms");
        for (var one : queries().entrySet()) {
            measure(one.getKey(), one.getValue(), rounds);
        }
    }

    private void sizes() throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    SELECT count(*), sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid)) FROM pg_class c
                     WHERE relname ~ '^record_[0-9]{4}_[0-9]{2}$'
                    """)) {
            row.next();
            System.out.printf(
                    "%d partitions, %,d MB of rows, %,d MB of indexes%n",
                    row.getInt(1), row.getLong(2) >> 20, row.getLong(3) >> 20);
        }
    }

    private void measure(String name, Query query, int rounds) {
        long[] nanos = new long[rounds];
        int rows = 0;
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            rows = search.search(query).rows().size();
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-44s %5d %9.1f %9.1f%n", name, rows, nanos[rounds / 2] / 1e6, nanos[(rounds * 99 - 1) / 100] / 1e6);
    }

    private Map<String, Query> queries() {
        Found some = middle();
        var all = new LinkedHashMap<String, Query>();
        all.put("newest", Query.all());
        all.put("in the middle", Query.all().at(Cursor.olderThan(some.id())));
        all.put("message id", Query.all().with(Term.MESSAGE_ID, some.messageId().orElseThrow()));
        all.put("user", Query.all().with(Term.USER, some.user().orElseThrow()));
        all.put("large client", Query.all().with(Term.CLIENT, "client-0/portal"));
        all.put("large client, one day", day(Query.all().with(Term.CLIENT, "client-0/portal")));
        all.put("client without exchanges", Query.all().with(Term.CLIENT, "nobody/portal"));
        all.put("common outcome", Query.all().with(Term.OUTCOME, "FOUND"));
        all.put("rare outcome, all time", Query.all().with(Term.OUTCOME, "provider-signature-invalid"));
        all.put(
                "rare outcome of a large client",
                Query.all().with(Term.OUTCOME, "provider-signature-invalid").with(Term.CLIENT, "client-0/portal"));
        all.put(
                "large client and inquiry",
                Query.all().with(Term.CLIENT, "client-0/portal").with(Term.INQUIRY, "inquiry-0/v1"));
        all.put(
                "two common terms that never meet",
                Query.all().with(Term.AGREEMENT, "A-0-0").with(Term.INQUIRY, "inquiry-1/v1"));
        all.put(
                "common outcome, client, inquiry, one day",
                day(Query.all()
                        .with(Term.CLIENT, "client-0/portal")
                        .with(Term.INQUIRY, "inquiry-0/v1")
                        .with(Term.OUTCOME, "NO_MATCH")));
        return all;
    }

    private Query day(Query query) {
        return query.between(from.plus(Duration.ofDays(40)), from.plus(Duration.ofDays(41)));
    }

    private Found middle() {
        Page<Found> page = search.search(new Query(
                Optional.empty(), Optional.of(from.plus(DURING.dividedBy(2))), Map.of(), Optional.empty(), 50));
        return page.rows().stream()
                .filter(found -> found.messageId().isPresent() && found.user().isPresent())
                .findFirst()
                .orElseThrow();
    }
}
