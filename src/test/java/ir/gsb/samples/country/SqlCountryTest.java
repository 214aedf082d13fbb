package ir.gsb.samples.country;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.SqlCatalogue;
import ir.gsb.store.SharedPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqlCountryTest {

    private static final Country COUNTRY = new Country();

    @Test
    void loads_once_all_that_was_published() throws SQLException {
        try (HikariDataSource source = SharedPostgres.migrated("country");
                SqlCatalogue catalogue = new SqlCatalogue(source)) {
            var store = new SqlCountry(source);
            long begun = System.nanoTime();
            assertThat(store.load(COUNTRY, done -> true)).isEqualTo(SqlCountry.Result.LOADED);
            System.out.println("loaded in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
            assertThat(store.load(COUNTRY, done -> true)).isEqualTo(SqlCountry.Result.THERE_ALREADY);

            assertThat(counted(source, "catalogue_agency")).isEqualTo(161);
            assertThat(counted(source, "representative WHERE synthetic")).isEqualTo(2578);
            assertThat(counted(source, "service WHERE parent IS NULL")).isEqualTo(5785);
            assertThat(counted(source, "service WHERE parent IS NOT NULL")).isEqualTo(2015);
            List<String> published = COUNTRY.services()
                    .filter(service -> service.publishedVersion().isPresent())
                    .map(service -> service.code().orElseThrow())
                    .sorted()
                    .toList();
            Awaitility.await().until(() -> catalogue.current().services().size() == published.size());
            Published current = catalogue.current();
            assertThat(current.services().stream().map(listing -> listing.code()))
                    .containsExactlyElementsOf(published);
            assertThat(current.services().stream()
                            .collect(partitioningBy(one -> one.parent().isEmpty(), counting())))
                    .as("as README says")
                    .isEqualTo(Map.of(true, 5374L, false, 1955L));
            assertThat(current.agencies()).hasSize(161).containsAll(COUNTRY.agencies());
        }
    }

    @Test
    void takes_everything_back_if_the_hub_stops() throws SQLException {
        try (HikariDataSource source = SharedPostgres.migrated("country_stopped")) {
            assertThat(new SqlCountry(source).load(COUNTRY, done -> done < 3)).isEqualTo(SqlCountry.Result.GIVEN_UP);
            assertThat(counted(source, "catalogue_agency")).isZero();
            assertThat(counted(source, "service")).isZero();
        }
    }

    private static int counted(HikariDataSource source, String what) {
        return JdbcClient.create(source)
                .sql("SELECT count(*) FROM " + what)
                .query(Integer.class)
                .single();
    }
}
