package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds exchanges, and what was done about them, for auditors. Every method throws
 * {@link ir.gsb.message.RecordingUnavailableException} if the store cannot be read now.
 */
public final class ExchangeSearch {

    private final MasterKeys keys;
    private final SqlSearch search;
    private final SqlAuditedExchange exchange;
    private final SqlActs acts;

    public ExchangeSearch(DataSource source, MasterKeys keys) {
        var reading = new SqlReading(source);
        this.keys = keys;
        this.search = new SqlSearch(reading);
        this.acts = new SqlActs(reading);
        this.exchange = new SqlAuditedExchange(reading, acts);
    }

    /**
     * What {@link Term#SUBJECT} is searched by: a keyed hash that can stand in an address or a log, as the identifier
     * cannot.
     *
     * @param identifier as the inquiries have it, a national id of ten ASCII digits
     */
    public String subjectHash(String identifier) {
        return HexFormat.of().formatHex(keys.subjectHash(identifier));
    }

    /** A page of exchanges, newest first. */
    public Page<Found> search(Query query) {
        return search.search(query);
    }

    /** All that is recorded of one exchange. */
    public Optional<AuditedExchange> exchange(ExchangeId id) {
        return exchange.find(id);
    }

    /**
     * Who did what with the record, newest first.
     *
     * @param actor whose acts alone are wanted
     * @param limit 1 to {@link Query#MOST}
     */
    public Page<DoneAct> acts(Optional<String> actor, Optional<Cursor> cursor, int limit) {
        return acts.page(actor, cursor, Math.clamp(limit, 1, Query.MOST));
    }
}
