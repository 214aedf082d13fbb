package ir.gsb.opendata;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Published;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who provides services. */
public final class AgenciesApi {

    private final Catalogue catalogue;

    public AgenciesApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All agencies, by code. */
    public PlainAnswer agencies(PlainRequest request) {
        Parameters.of(request);
        Published published = catalogue.current();
        List<Map<String, Object>> all = published.agencies().stream()
                .sorted(Comparator.comparing(Agency::code))
                .map(agency -> Entries.agency(agency, published))
                .toList();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("total", all.size());
        content.put("agencies", all);
        return Answers.json(request, content);
    }

    /** One agency with those that belong to it, and its services. */
    public PlainAnswer agency(PlainRequest request) {
        Parameters.of(request);
        Published published = catalogue.current();
        Agency agency = agency(request.part("code"), published);
        Map<String, Object> content = Entries.agency(agency, published);
        content.put(
                "agencies",
                published.agencies().stream()
                        .filter(other ->
                                other.parent().filter(agency.code()::equals).isPresent())
                        .map(Agency::code)
                        .sorted()
                        .map(code -> Entries.agencyOf(code, published))
                        .toList());
        content.put("services", Entries.briefs(published.of(agency.code())));
        return Answers.json(request, content);
    }

    /** @throws ir.gsb.message.AnsweredException {@code unknown-agency} if there is none of this code */
    static Agency agency(String code, Published published) {
        return published
                .agency(code)
                .orElseThrow(() -> Fault.UNKNOWN_AGENCY.exception("All agencies are at " + Entries.AGENCIES + "."));
    }
}
