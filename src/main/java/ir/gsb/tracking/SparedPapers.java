package ir.gsb.tracking;

import ir.gsb.catalogue.Text;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.Found;
import ir.gsb.exchangelog.Query;
import ir.gsb.exchangelog.Term;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which inquiries the bus made for a case, out of the record: who was asked what, and nothing that was said. */
public final class SparedPapers {

    private static final InquiryType SELF = InquiryType.parse("case-event/v1");
    private static final int ANSWERED = 200;

    /** Of the agency's clock, which said when the case was opened. */
    private static final Duration BEFORE = Duration.ofMinutes(10);

    private final ExchangeSearch search;
    private final Registry.Source registry;

    public SparedPapers(ExchangeSearch search, Registry.Source registry) {
        this.search = search;
        this.registry = registry;
    }

    /**
     * Oldest first, each inquiry once.
     *
     * @param agencies that have or had the case: anyone may name a case when he asks, but only for these was a paper spared
     */
    List<Spared> of(String code, Instant opened, Set<String> agencies) {
        var query = new Query(
                Optional.of(opened.minus(BEFORE)),
                Optional.empty(),
                Map.of(Term.TRACKING_CODE, code),
                Optional.empty(),
                Query.MOST);
        Map<InquiryType, Spared> papers = new LinkedHashMap<>();
        search.search(query).rows().reversed().stream()
                .filter(SparedPapers::isAnswered)
                .filter(found -> found.client()
                        .map(Party::agency)
                        .filter(agencies::contains)
                        .isPresent())
                .map(this::spared)
                .forEach(one -> papers.putIfAbsent(one.inquiry(), one));
        return List.copyOf(papers.values());
    }

    private static boolean isAnswered(Found found) {
        return found.replayOf().isEmpty()
                && found.status().equals(Optional.of(ANSWERED))
                && found.provider().isPresent()
                && found.inquiry().filter(type -> !type.equals(SELF)).isPresent();
    }

    private Spared spared(Found found) {
        Registry known = registry.current();
        InquiryType inquiry = found.inquiry().orElseThrow();
        Party provider = found.provider().orElseThrow();
        Text title = known.inquiry(inquiry)
                .map(one -> new Text(one.titleFa(), one.titleEn()))
                .orElse(new Text(inquiry.toString(), inquiry.toString()));
        Text agency = known.agency(provider.agency())
                .map(one -> new Text(one.nameFa(), one.nameEn()))
                .orElse(new Text(provider.agency(), provider.agency()));
        return new Spared(found.receivedAt(), inquiry, title, provider.agency(), agency);
    }
}
