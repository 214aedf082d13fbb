package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import ir.gsb.exchangelog.KeptSecrets.Kept;
import ir.gsb.message.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases and what happened to them, in their tables; each step writes its message in the same transaction. */
final class SqlCases {

    private static final String INSERT_CASE = """
        INSERT INTO tracked_case (code, service, agency, holder, own_number, province, state, opened_at, changed_at,
                                  expected, mobile_hash, subject_hash, recipient_key_id, recipient)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
        """;

    private static final String MOVE_CASE = """
        UPDATE tracked_case
           SET state = ?, changed_at = ?, holder = ?, expected = coalesce(?, expected),
               recipient_key_id = CASE WHEN ? THEN NULL ELSE recipient_key_id END,
               recipient = CASE WHEN ? THEN NULL ELSE recipient END
         WHERE code = ?
        """;

    private static final String INSERT_EVENT = """
        INSERT INTO case_event (case_code, number, at, state, agency, party, message_id, forwarded_to, note, expected)
        VALUES (?, (SELECT count(*) + 1 FROM case_event WHERE case_code = ?), ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String INSERT_MESSAGE = """
        INSERT INTO case_message (case_code, state, agency, template, recipient_key_id, recipient)
        VALUES (?, ?, ?, ?, ?, ?)
        """;

    private final JdbcClient store;
    private final TransactionTemplate transactions;

    SqlCases(DataSource source) {
        this.store = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** An event that was taken before. */
    record Taken(String code, CaseState state) {}

    /** An event as it is kept. */
    record StoredEvent(
            Instant at,
            CaseState state,
            String agency,
            Optional<String> forwardedTo,
            String note,
            Optional<LocalDate> expected) {}

    Optional<StoredCase> find(String code) {
        return store.sql("SELECT * FROM tracked_case WHERE code = ?")
                .param(code)
                .query(SqlCases::stored)
                .optional();
    }

    /** Oldest first. */
    List<StoredEvent> events(String code) {
        return store.sql("SELECT * FROM case_event WHERE case_code = ? ORDER BY number")
                .param(code)
                .query(SqlCases::event)
                .list();
    }

    /** What the message of this id told, if it was taken: a node may have stopped before it answered. */
    Optional<Taken> taken(Party party, String messageId) {
        return store.sql("SELECT case_code, state FROM case_event WHERE party = ? AND message_id = ?")
                .param(party.toString())
                .param(messageId)
                .query((row, n) -> new Taken(row.getString(1), CaseState.valueOf(row.getString(2))))
                .optional();
    }

    /**
     * Opens a case with its first event.
     *
     * @param made makes the case with a code of its own, anew as long as its code is taken
     */
    StoredCase open(Supplier<StoredCase> made, ToldEvent told) {
        return inTransaction(() -> {
            StoredCase fresh = made.get();
            while (insert(fresh) == 0) {
                fresh = made.get();
            }
            add(fresh, told);
            return fresh;
        });
    }

    /**
     * Moves a case, which nobody else moves meanwhile.
     *
     * @param allowed leaves by an exception if it may not be moved so
     * @return the case as it was; empty if there is none of this code
     */
    Optional<StoredCase> move(String code, ToldEvent told, Function<StoredCase, Boolean> allowed) {
        return inTransaction(() -> {
            Optional<StoredCase> found = store.sql("SELECT * FROM tracked_case WHERE code = ? FOR UPDATE")
                    .param(code)
                    .query(SqlCases::stored)
                    .optional()
                    .filter(allowed::apply);
            found.ifPresent(one -> {
                update(one, told);
                add(one, told);
            });
            return found;
        });
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    private int insert(StoredCase one) {
        return store.sql(INSERT_CASE)
                .param(one.code())
                .param(one.service())
                .param(one.agency())
                .param(one.holder())
                .param(one.ownNumber().orElse(null))
                .param(one.province().name())
                .param(one.state().name())
                .param(time(one.openedAt()))
                .param(time(one.changedAt()))
                .param(one.expected().orElse(null))
                .param(one.mobileHash().orElse(null))
                .param(one.subjectHash().orElse(null))
                .param(one.recipient().map(Kept::keyId).orElse(null))
                .param(one.recipient().map(Kept::content).orElse(null))
                .update();
    }

    private void update(StoredCase one, ToldEvent told) {
        store.sql(MOVE_CASE)
                .param(told.state().name())
                .param(time(told.at()))
                .param(told.holder())
                .param(told.expected().orElse(null))
                .param(told.state().over())
                .param(told.state().over())
                .param(one.code())
                .update();
    }

    private void add(StoredCase one, ToldEvent told) {
        store.sql(INSERT_EVENT)
                .param(one.code())
                .param(one.code())
                .param(time(told.at()))
                .param(told.state().name())
                .param(told.party().agency())
                .param(told.party().toString())
                .param(told.messageId())
                .param(told.forwardTo().orElse(null))
                .param(one.isErased() ? "" : told.note())
                .param(told.expected().orElse(null))
                .update();
        store.sql(INSERT_MESSAGE)
                .param(one.code())
                .param(told.state().name())
                .param(told.party().agency())
                .param(Outbox.template(told.state()))
                .param(one.recipient().map(Kept::keyId).orElse(null))
                .param(one.recipient().map(Kept::content).orElse(null))
                .update();
    }

    private static StoredCase stored(ResultSet row, int number) throws SQLException {
        return new StoredCase(
                row.getString("code"),
                row.getString("service"),
                row.getString("agency"),
                row.getString("holder"),
                Optional.ofNullable(row.getString("own_number")),
                Province.valueOf(row.getString("province")),
                CaseState.valueOf(row.getString("state")),
                instant(row, "opened_at"),
                instant(row, "changed_at"),
                Optional.ofNullable(row.getObject("expected", LocalDate.class)),
                Optional.ofNullable(row.getBytes("mobile_hash")),
                Optional.ofNullable(row.getBytes("subject_hash")),
                Optional.ofNullable(row.getBytes("recipient")).map(content -> new Kept(keyId(row), content)));
    }

    private static int keyId(ResultSet row) {
        try {
            return row.getInt("recipient_key_id");
        } catch (SQLException missing) {
            throw new IllegalStateException("a case has its columns", missing);
        }
    }

    private static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                instant(row, "at"),
                CaseState.valueOf(row.getString("state")),
                row.getString("agency"),
                Optional.ofNullable(row.getString("forwarded_to")),
                row.getString("note"),
                Optional.ofNullable(row.getObject("expected", LocalDate.class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
