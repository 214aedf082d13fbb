package ir.gsb.audit;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.AuditedExchange;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
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

    private final Registry.Source registry;
    private final ExchangeSearch search;
    private final ExchangeLog log;

    public AuditApi(Registry.Source registry, ExchangeSearch search, ExchangeLog log) {
        this.registry = registry;
        this.search = search;
        this.log = log;
    }

    /**
     * Answers a signed GET of {@code /audit/exchanges} or {@code /audit/exchanges/ID}.
     *
     * @throws RefusedException {@code access-denied} to a party without the role auditor, {@code agency-suspended},
     *     {@code schema-violation} for parameters that cannot be read, {@code unknown-exchange}
     */
    public Concluded show(Admitted admitted) {
        Party party = admitted.message().party();
        requireAuditor(party);
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

    private Node.Fields found(Party party, Optional<String> parameters) {
        Query query = SearchParameters.read(parameters, search);
        log.record(new Act(Act.Word.SEARCHED, party.toString(), Optional.empty(), inWords(query)));
        Page<Found> page = search.search(query);
        return AuditView.of(page);
    }

    private Node.Fields one(Party party, Admitted admitted) {
        var id = ExchangeId.parse(admitted.received().path().substring(EXCHANGES.length() + 1));
        if (admitted.received().query().isPresent()) {
            throw RefusedException.of(Code.MALFORMED_MESSAGE, "One exchange takes no parameters: leave them out.");
        }
        log.record(new Act(
                Act.Word.LOOKED,
                party.toString(),
                Optional.of(id),
                "signed request " + admitted.received().id()));
        AuditedExchange exchange = search.exchange(id)
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_EXCHANGE,
                        "The record has no exchange of that id: GET /audit/exchanges finds those that there are."));
        return AuditView.of(exchange);
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
