package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;
import ir.gsb.message.RecordingUnavailableException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Finds exchanges, and what was done about them, for auditors. Every method throws
 * {@link RecordingUnavailableException} if the store cannot be read now.
 */
public final class ExchangeSearch {

    private final MasterKeys keys;
    private final SqlSearch search;
    private final SqlAuditedExchange exchange;
    private final SqlActs acts;
    private final SqlReading reading;
    private final SqlCertificates certificates;

    public ExchangeSearch(DataSource source, MasterKeys keys) {
        this.reading = new SqlReading(source);
        this.certificates = new SqlCertificates(source);
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

    /** The records of an exchange as the store has them now, the accepted one first. */
    public List<CommittedRecord> records(ExchangeId id) {
        return reading.byIndex(connection -> SqlRecords.of(connection, id.value())).stream()
                .map(stored -> new CommittedRecord(stored.kind(), stored.text(), stored.salt()))
                .toList();
    }

    /**
     * The certificate, in DER, of one who signed something that is recorded.
     *
     * @param thumbprint SHA-256 of it, base64url
     */
    public Optional<byte[]> certificate(String thumbprint) {
        try {
            return certificates.find(Base64.getUrlDecoder().decode(thumbprint));
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
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
