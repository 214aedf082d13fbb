package ir.gsb.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.catalogue.SheetFormat;
import ir.gsb.store.SharedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files hold agencies' sheets: nobody gets one late, and none stays. */
class SqlUploadsTest {

    private static final Instant SENT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Instant LATE = SENT.plus(Duration.ofMinutes(15)).plusMillis(1);
    private static final byte[] FILE = {1, 2, 3};

    private static HikariDataSource source;
    private static SqlUploads uploads;

    @BeforeAll
    static void open() {
        source = SharedPostgres.migrated("workplace_uploads");
        uploads = new SqlUploads(source);
    }

    @AfterAll
    static void close() {
        source.close();
    }

    @Test
    void gives_a_file_once_to_who_sent_it_and_not_late() {
        long number = uploads.keep("writer", SheetFormat.CSV, FILE, SENT);

        assertThat(uploads.take(number, "stranger", SENT)).isEmpty();
        assertThat(uploads.take(number, "writer", LATE)).isEmpty();
        assertThat(uploads.take(number, "writer", SENT).orElseThrow().bytes()).isEqualTo(FILE);
        assertThat(uploads.take(number, "writer", SENT)).isEmpty();
    }

    @Test
    void late_files_go_though_nobody_sends_another() {
        uploads.keep("early", SheetFormat.CSV, FILE, SENT);
        uploads.keep("just-in-time", SheetFormat.CSV, FILE, LATE);

        var sweeping = new UploadsConfiguration().uploadSweeping(uploads, Clock.fixed(LATE, ZoneOffset.UTC));
        try {
            await().untilAsserted(() -> assertThat(JdbcClient.create(source)
                            .sql("SELECT account FROM workplace_upload")
                            .query(String.class)
                            .list())
                    .containsExactly("just-in-time"));
        } finally {
            sweeping.shutdownNow();
        }
    }
}
