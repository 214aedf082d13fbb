package ir.gsb.audit;

import ir.gsb.evidence.ExchangeEvidence;
import ir.gsb.evidence.Recorded;
import ir.gsb.evidence.Spoken;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.AttestedCheckpoint;
import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.CommittedRecord;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.Said;
import ir.gsb.exchangelog.TimeStamped;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.HttpText;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.security.Certificates;
import ir.gsb.security.NamedSigner;
import ir.gsb.security.StatusEvidence;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Gathers from the store all that proves one exchange, and seals it. That it was taken out is recorded before. */
public final class EvidenceExport {

    private static final System.Logger LOG = System.getLogger(EvidenceExport.class.getName());

    private static final int ENDED = 2;
    private static final int LOOKS = 25;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ExchangeSearch search;
    private final LogReader reader;
    private final ExchangeLog log;
    private final Optional<Sealing> sealing;

    /** @param sealing absent where no evidence is given out */
    public EvidenceExport(ExchangeSearch search, LogReader reader, ExchangeLog log, Optional<Sealing> sealing) {
        this.search = search;
        this.reader = reader;
        this.log = log;
        this.sealing = sealing;
    }

    /** Where the records of an exchange are in the log. */
    private record Place(List<Long> indexes, AttestedCheckpoint attested) {}

    /**
     * Makes the evidence of an exchange. It waits up to five seconds for a checkpoint over all of its records.
     *
     * @param reason what the actor gave as reason
     * @return the bytes of an {@code .asice} file
     * @throws RefusedException {@code unknown-exchange}, {@code service-disabled} where nothing is sealed,
     *     {@code overloaded} while no checkpoint is over the records, no authority time-stamps the seal,
     *     or a revocation list cannot be read
     */
    public byte[] export(ExchangeId id, String actor, String reason) {
        Sealing with = sealing.orElseThrow(EvidenceExport::disabled);
        AuditedExchange exchange = search.exchange(id).orElseThrow(AuditApi::unknown);
        List<CommittedRecord> records = search.records(id);
        Place place = place(id, records);
        Optional<Said> said = log.read(new Act(Act.Word.EVIDENCE_EXPORTED, actor, Optional.of(id), reason));
        try {
            return with.container().write(evidence(with, exchange, records, place, said));
        } catch (IOException away) {
            LOG.log(System.Logger.Level.WARNING, "No evidence can be sealed: {0}", away.getMessage());
            throw Refusal.retryLater(
                            Code.OVERLOADED,
                            "No time-stamp authority answers, or a revocation list cannot be read, so nothing can be"
                                    + " sealed now: ask again after Retry-After.",
                            LATER)
                    .asException();
        }
    }

    private static RefusedException disabled() {
        return RefusedException.of(
                Code.SERVICE_DISABLED,
                "This hub gives no evidence out: its operator has to set gsb.evidence and gsb.log.timestamp-urls.");
    }

    private Place place(ExchangeId id, List<CommittedRecord> records) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Place> found = find(id, records);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw Refusal.retryLater(
                        Code.OVERLOADED,
                        "No checkpoint of the log is over this exchange yet: ask again after Retry-After.",
                        SOON)
                .asException();
    }

    private Optional<Place> find(ExchangeId id, List<CommittedRecord> records) {
        List<Long> indexes = records.stream()
                .flatMap(record -> reader.indexOf(id, record.kind()).stream())
                .toList();
        if (records.isEmpty() || indexes.size() < records.size()) {
            return Optional.empty();
        }
        long last = indexes.stream().mapToLong(Long::longValue).max().orElseThrow();
        return reader.attested(last).map(attested -> new Place(indexes, attested));
    }

    /** What was said is read after the records: an answer that came in between is left out. */
    private ExchangeEvidence evidence(
            Sealing with, AuditedExchange exchange, List<CommittedRecord> records, Place place, Optional<Said> said)
            throws IOException {
        Optional<Spoken> answer = records.stream().anyMatch(record -> record.kind() == ENDED)
                ? said.flatMap(EvidenceExport::answer)
                : Optional.empty();
        Optional<X509Certificate> client = exchange.thumbprint().flatMap(this::certificate);
        StatusEvidence.Said status = with.revocations().of(client, moments(exchange));
        return new ExchangeEvidence(
                exchange.found().id(),
                said.map(some -> new Spoken(some.request(), some.requestSalt())),
                answer,
                recorded(records, place),
                place.attested().checkpoint().note().toBytes(),
                place.attested().timeStamps().stream().map(TimeStamped::token).toList(),
                with.logKey(),
                with.witnessKeys(),
                client,
                answer.flatMap(some -> NamedSigner.thumbprint(HttpText.parse(some.http())))
                        .flatMap(this::certificate)
                        .orElse(with.hub()),
                Stream.concat(with.authorities().stream(), status.authorities().stream())
                        .distinct()
                        .toList(),
                status.lists(),
                status.answers());
    }

    /** When the certificate may have been relied on: an answer that came while the exchange was under way counts. */
    private static List<Instant> moments(AuditedExchange exchange) {
        Instant received = exchange.found().receivedAt();
        return List.of(received, exchange.found().endedAt().orElse(received.plus(UNDER_WAY)));
    }

    private static Optional<Spoken> answer(Said said) {
        return said.answer().flatMap(http -> said.answerSalt().map(salt -> new Spoken(http, salt)));
    }

    private List<Recorded> recorded(List<CommittedRecord> records, Place place) {
        List<Recorded> all = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            CommittedRecord record = records.get(i);
            all.add(new Recorded(
                    record.kind() == ENDED ? Recorded.Kind.ENDED : Recorded.Kind.ACCEPTED,
                    record.text(),
                    record.salt(),
                    reader.proofOf(place.indexes().get(i), place.attested().checkpoint())
                            .toBytes()));
        }
        return all;
    }

    private Optional<X509Certificate> certificate(String thumbprint) {
        return search.certificate(thumbprint).map(Certificates::read).map(List::getFirst);
    }
}
