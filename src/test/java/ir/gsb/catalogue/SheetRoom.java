package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.store.SharedPostgres;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a test's own with four agencies, and the people who handle their sheets. */
final class SheetRoom implements AutoCloseable {

    static final Person WRITER = new Person("writer", Role.REPRESENTATIVE, Optional.of("tax"));
    static final Person SIGNER = new Person("signer", Role.SIGNER, Optional.of("tax"));
    static final Person REVIEWER = new Person("reviewer", Role.REVIEWER, Optional.of("management"));
    static final Person OPERATOR = new Person("operator", Role.OPERATOR, Optional.empty());
    static final Person STRANGER = new Person("stranger", Role.SIGNER, Optional.of("post"));

    final HikariDataSource source;
    final SheetDesk desk;
    final SheetFiles files;
    final JdbcClient store;

    SheetRoom(String database) {
        this(database, Clock.systemUTC());
    }

    SheetRoom(String database, Clock clock) {
        source = SharedPostgres.migrated(database);
        store = JdbcClient.create(source);
        var keys = MasterKeys.ensureSample(TestFolder.of("sheet-keys"), new SecureRandom());
        desk = new SheetDesk(
                new RecordedActs(source, RecordingSettings.of("test"), keys, clock, new SecureRandom()).prepared(),
                () -> Set.of("person-identity/v1", "degree/v1"),
                clock,
                new SecureRandom());
        files = new SheetFiles(source, clock);
        for (String agency : new String[] {"tax", "post", "management", "civil-registry"}) {
            store.sql("""
                INSERT INTO catalogue_agency (code, kind, name_fa, name_en, synthetic)
                VALUES (?, 'SUBSIDIARY', 'دستگاه نمونه', 'Sample agency', true)
                """).param(agency).update();
        }
    }

    static NewSheet sheet(String reference) {
        return new NewSheet("tax", reference, Optional.empty(), Samples.full(reference));
    }

    static NewSheet below(String reference, String parent) {
        return new NewSheet("tax", reference, Optional.of(parent), Samples.full(reference));
    }

    ServiceFile drafted(NewSheet sheet) {
        return done(desk.draft(WRITER, sheet));
    }

    ServiceFile step(Person who, ServiceFile file, Word word) {
        return done(desk.act(who, file.id(), wish(word, file.edit())));
    }

    static Wish wish(Word word, int edit) {
        return new Wish(word, edit, "دلیل", word == Word.RETURN ? Map.of("figures.days", "چرا؟") : Map.of());
    }

    /** From a draft to what people see. */
    ServiceFile published(ServiceFile draft) {
        ServiceFile approved = step(REVIEWER, reviewed(draft), Word.APPROVE);
        return step(REVIEWER, approved, Word.PUBLISH);
    }

    ServiceFile reviewed(ServiceFile draft) {
        return step(REVIEWER, step(SIGNER, draft, Word.SIGN), Word.TAKE_UP);
    }

    static ServiceFile done(Acted acted) {
        assertThat(acted).isInstanceOf(Acted.Done.class);
        return ((Acted.Done) acted).now();
    }

    static Objection refused(Acted acted) {
        assertThat(acted).isInstanceOf(Acted.Refused.class);
        return ((Acted.Refused) acted).why();
    }

    /** The acts of the log that tell of sheets. */
    int acts() {
        return store.sql("SELECT count(*) FROM record WHERE outcome = 'sheet-changed'")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() {
        source.close();
    }
}
