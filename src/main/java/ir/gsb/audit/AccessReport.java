package ir.gsb.audit;

import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Term;
import ir.gsb.message.Authorised;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the inquiry access-report/v1: who asked about a person and was answered, but nothing of what was said. What a
 * person asks about himself through a portal is not listed to that portal; reports that others asked for are.
 */
public final class AccessReport {

    private static final Period LOOKED_BACK = Period.ofMonths(12);
    private static final int MOST = 100;
    private static final int MOST_PAGES = 20;
    private static final int ANSWERED = 200;

    private final ExchangeSearch search;
    private final Registry.Source registry;
    private final Clock clock;

    public AccessReport(ExchangeSearch search, Registry.Source registry, Clock clock) {
        this.search = search;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Searches by the keyed hash of the person's identifier.
     *
     * @return status FOUND with accesses, the newest first, or NOT_FOUND
     */
    public Node.Fields answer(Authorised authorised) {
        Party asking = authorised.verified().orElseThrow().verification().party();
        InquiryType self = authorised.request().type();
        String person = authorised.request().content().text("nationalId").orElseThrow();
        List<Node> accesses = found(person).stream()
                .filter(found -> !(found.client().equals(Optional.of(asking))
                        && found.inquiry().equals(Optional.of(self))))
                .limit(MOST)
                .<Node>map(this::access)
                .toList();
        return accesses.isEmpty()
                ? new Node.Fields(Map.of("status", new Node.Text("NOT_FOUND")))
                : new Node.Fields(Map.of("status", new Node.Text("FOUND"), "accesses", new Node.Items(accesses)));
    }

    private List<Found> found(String person) {
        var since = clock.instant().atOffset(ZoneOffset.UTC).minus(LOOKED_BACK).toInstant();
        var query = new Query(
                Optional.of(since),
                Optional.empty(),
                Map.of(Term.SUBJECT, search.subjectHash(person)),
                Optional.empty(),
                Query.MOST);
        List<Found> all = new ArrayList<>();
        Page<Found> page = search.search(query);
        page.rows().stream().filter(AccessReport::isAccess).forEach(all::add);
        for (int i = 1; i < MOST_PAGES && all.size() < MOST && page.older().isPresent(); i++) {
            page = search.search(query.at(page.older().get()));
            page.rows().stream().filter(AccessReport::isAccess).forEach(all::add);
        }
        return all;
    }

    /** Who was refused learnt nothing, and who was told the same again asked once. */
    private static boolean isAccess(Found found) {
        return found.client().isPresent()
                && found.inquiry().isPresent()
                && found.replayOf().isEmpty()
                && found.status().equals(Optional.of(ANSWERED));
    }

    private Node.Fields access(Found found) {
        Registry known = registry.current();
        Party client = found.client().orElseThrow();
        InquiryType inquiry = found.inquiry().orElseThrow();
        Optional<Agreement> agreement = known.agreements(client, inquiry).stream()
                .filter(one -> found.agreement().equals(Optional.of(one.id())))
                .findFirst();
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("agency", new Node.Text(client.agency()));
        known.agency(client.agency()).map(Agency::nameFa).ifPresent(name -> fields.put("agencyName", text(name)));
        fields.put("system", new Node.Text(client.system()));
        fields.put("time", text(found.receivedAt().truncatedTo(ChronoUnit.SECONDS)));
        fields.put("inquiry", text(inquiry));
        agreement.map(Agreement::purpose).ifPresent(purpose -> fields.put("purpose", text(purpose)));
        agreement.map(Agreement::legalBasis).ifPresent(basis -> fields.put("legalBasis", text(basis)));
        return new Node.Fields(fields);
    }

    private static Node text(Object value) {
        return new Node.Text(value.toString());
    }
}
