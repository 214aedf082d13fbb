package ir.gsb.opendata;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.tracking.SurveyAnswer;
import ir.gsb.tracking.SurveyItem;
import ir.gsb.tracking.SurveyResults;
import ir.gsb.tracking.Surveys;
import ir.gsb.tracking.TrackingTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What citizens said of a service or an agency, as far as it is public. */
public final class SurveysApi {

    private static final TrackingTexts FA = TrackingTexts.of("fa");
    private static final TrackingTexts EN = TrackingTexts.of("en");
    private static final double HUNDREDTHS = 100;

    private final Catalogue catalogue;
    private final Surveys surveys;

    public SurveysApi(Catalogue catalogue, Surveys surveys) {
        this.catalogue = catalogue;
        this.surveys = surveys;
    }

    /** Of a service. */
    public PlainAnswer service(PlainRequest request) {
        Parameters.of(request);
        Listing listing = ServicesApi.listing(request.part("code"), catalogue.current());
        return given(request, "service", Entries.brief(listing), surveys.ofService(listing.code()));
    }

    /** Of an agency. */
    public PlainAnswer agency(PlainRequest request) {
        Parameters.of(request);
        Published published = catalogue.current();
        Agency agency = AgenciesApi.agency(request.part("code"), published);
        return given(request, "agency", Entries.agencyOf(agency.code(), published), surveys.ofAgency(agency.code()));
    }

    private static PlainAnswer given(
            PlainRequest request, String kind, Map<String, Object> of, Optional<SurveyResults> results) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(kind, of);
        content.put("fewest", SurveyResults.FEWEST);
        content.put("steps", steps());
        content.put("results", results.map(SurveysApi::results));
        return Answers.json(request, content);
    }

    private static List<Map<String, Object>> steps() {
        return IntStream.rangeClosed(1, SurveyAnswer.BEST)
                .mapToObj(step -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("step", step);
                    entry.put("title", new Text(FA.step(step), EN.step(step)));
                    return entry;
                })
                .toList();
    }

    private static Map<String, Object> results(SurveyResults results) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("answers", results.answers());
        content.put(
                "items",
                results.items().entrySet().stream()
                        .map(entry -> item(entry.getKey(), entry.getValue()))
                        .toList());
        return content;
    }

    private static Map<String, Object> item(SurveyItem item, SurveyResults.Item said) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", item.name());
        entry.put("title", new Text(FA.item(item), EN.item(item)));
        entry.put("mean", Math.round(said.mean() * HUNDREDTHS) / HUNDREDTHS);
        entry.put("counts", said.counts());
        return entry;
    }
}
