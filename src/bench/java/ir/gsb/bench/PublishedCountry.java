package ir.gsb.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.samples.country.Country;
import ir.gsb.search.JudgedSearch;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The synthetic country as the hub's database has it: what there is to read, and how its search answers without the hub. */
record PublishedCountry(PageKind.Shelf shelf, JudgedSearch.Quality quality) {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Waits until the hub has loaded all of it, then searches it in this process. */
    static PublishedCountry await(Postgres postgres) throws IOException {
        long services = new Country()
                .services()
                .filter(service -> service.publishedVersion().isPresent())
                .count();
        try (var source = pool(postgres);
                var catalogue = new SqlCatalogue(source)) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (catalogue.current().services().size() < services) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the country was not loaded after " + PATIENCE.toMinutes() + " minutes");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            var shelf = new PageKind.Shelf(
                    JudgedSearch.words(),
                    catalogue.current().services().stream().map(Listing::code).toList(),
                    catalogue.current().agencies().stream().map(Agency::code).toList());
            return new PublishedCountry(shelf, JudgedSearch.of(catalogue));
        }
    }

    private static HikariDataSource pool(Postgres postgres) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(postgres.jdbcUrl());
        configuration.setUsername("gsb");
        configuration.setPassword(postgres.password());
        configuration.setMaximumPoolSize(2);
        return new HikariDataSource(configuration);
    }
}
