package ir.gsb.audit;

import ir.gsb.canonical.JsonText;
import ir.gsb.evidence.EvidenceContainer;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.exchangelog.Page;
import ir.gsb.exchangelog.Query;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.Agency;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Registry;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows auditors' systems what others exchanged. That they look is recorded before they see anything. */
public final class AuditApi {

    private static final String EXCHANGES = "/audit/exchanges";
    private static final String PROOF = "/proof";
    private static final String EVIDENCE = "/evidence";

    private final Registry.Source registry;
    private final ExchangeSearch search;
    private final LogReader reader;
    private final ExchangeLog log;
    private final EvidenceExport evidence;

    public AuditApi(
            Registry.Source registry,
            ExchangeSearch search,
            LogReader reader,
            ExchangeLog log,
            EvidenceExport evidence) {
        this.registry = registry;
        this.search = search;
        this.reader = reader;
        this.log = log;
        this.evidence = evidence;
    }

    /**
     * Answers a signed GET of {@code /audit/exchanges}, {@code /audit/exchanges/ID}, or of {@code proof} or
     * {@code evidence} under that.
     *
     * @throws RefusedException {@code access-denied} to a party without the role auditor, or, for evidence, without
     *     the role payload-reader, {@code agency-suspended},
     *     {@code schema-violation} for parameters that cannot be read, {@code unknown-exchange},
     *     and what {@link EvidenceExport#export} refuses with
     */
    public Concluded show(Admitted admitted) {
        Party party = admitted.message().party();
        requireAuditor(party);
        if (admitted.received().path().endsWith(EVIDENCE)) {
            requirePayloadReader(party);
            return new Concluded(admitted, evidence(party, admitted));
        }
        Node.Fields shown = admitted.received().path().equals(EXCHANGES)
                ? found(party, admitted.received().query())
                : one(party, admitted);
        return new Concluded(admitted, new Outcome.Shown(200, JsonText.write(shown)));
    }

    private void requireAuditor(Party party) {
        Registry known = registry.current();
        if (!known.system(party).map(PartySystem::auditor).orElse(false)) {
            throw RefusedException.of(
                    Code.ACCESS_DENIED,
                    "Only parties with the role auditor may look at what others exchanged: ask the hub's operator for"
                            + " it, or look at an exchange of your own at /exchanges/ID.");
        }
        if (known.agency(party.agency()).map(Agency::suspended).orElse(true)) {
            throw RefusedException.of(
                    Code.AGENCY_SUSPENDED,
                    "Agency " + party.agency() + " is suspended: ask the hub's operator why and when it ends.");
        }
    }

    /** Evidence has what was said in it. */
    private void requirePayloadReader(Party party) {
        if (!registry.current().system(party).map(PartySystem::payloadReader).orElse(false)) {
            throw RefusedException.of(
                    Code.ACCESS_DENIED,
                    "Only parties with the role payload-reader, too, may take out evidence, since it has what was said"
                            + " in it: ask the hub's operator for it, or look at the exchange and its proof.");
        }
    }

    private Node.Fields found(Party party, Optional<String> parameters) {
        Query query = SearchParameters.read(parameters, search);
        log.record(new Act(Act.Word.SEARCHED, party.toString(), Optional.empty(), inWords(query)));
        Page<Found> page = search.search(query);
        return AuditView.of(page);
    }

    /** Whatever is erased of the exchange must be erased of this answer too. */
    private Outcome.Shown evidence(Party party, Admitted admitted) {
        ExchangeId id = id(admitted, EVIDENCE);
        String why = "by request " + admitted.received().id();
        byte[] container = evidence.export(id, party.toString(), why);
        return new Outcome.Shown(200, EvidenceContainer.MEDIA_TYPE, container, Optional.of(id));
    }

    private static ExchangeId id(Admitted admitted, String part) {
        if (admitted.received().query().isPresent()) {
            throw RefusedException.of(Code.MALFORMED_MESSAGE, "One exchange takes no parameters: leave them out.");
        }
        String path = admitted.received().path();
        return ExchangeId.parse(path.substring(EXCHANGES.length() + 1, path.length() - part.length()));
    }

    private Node.Fields one(Party party, Admitted admitted) {
        boolean proof = admitted.received().path().endsWith(PROOF);
        ExchangeId id = id(admitted, proof ? PROOF : "");
        String what = (proof ? "its proof, by request " : "by request ")
                + admitted.received().id();
        log.record(new Act(Act.Word.LOOKED, party.toString(), Optional.of(id), what));
        AuditedExchange exchange = search.exchange(id).orElseThrow(AuditApi::unknown);
        return proof ? proof(id) : AuditView.of(exchange);
    }

    static RefusedException unknown() {
        return RefusedException.of(
                Code.UNKNOWN_EXCHANGE,
                "The record has no exchange of that id: GET /audit/exchanges finds those that there are.");
    }

    private Node.Fields proof(ExchangeId id) {
        return AuditView.proofs(id, search.records(id), kind -> reader.proofOf(id, kind));
    }

    /** The terms as they were given, but for a subject, who is named by a hash. */
    private static String inWords(Query query) {
        String words = query.terms().entrySet().stream()
                .map(term -> term.getKey().wire() + "=" + term.getValue())
                .collect(Collectors.joining(" "));
        return (query.from().map(from -> "from=" + from + " ").orElse("")
                        + query.until().map(until -> "to=" + until + " ").orElse("")
                        + words)
                .strip();
    }
}
