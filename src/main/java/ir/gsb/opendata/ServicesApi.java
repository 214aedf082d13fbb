package ir.gsb.opendata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheets;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One service in the form that the client likes, and all services at once. */
public final class ServicesApi {

    static final String JSON = "application/json";
    static final String JSON_LD = "application/ld+json";
    static final String TURTLE = "text/turtle";
    static final String HTML = "text/html";

    private static final List<String> FORMS = List.of(JSON, JSON_LD, TURTLE, HTML);
    private static final String TURTLE_UTF_8 = "text/turtle; charset=utf-8";
    private static final ObjectMapper TREES = JsonMapper.builder().build();

    private final Catalogue catalogue;
    private final ServiceGraph graph;

    public ServicesApi(Catalogue catalogue, ServiceGraph graph) {
        this.catalogue = catalogue;
        this.graph = graph;
    }

    /** A service: its sheet as JSON, CPSV-AP as JSON-LD or Turtle, or the way to its page. */
    public PlainAnswer service(PlainRequest request) {
        Parameters.of(request);
        String code = request.part("code");
        String form = Accepted.best(request, FORMS)
                .orElseThrow(() ->
                        Fault.NOT_ACCEPTABLE.exception("A service is given as " + String.join(", ", FORMS) + "."));
        Published published = catalogue.current();
        Listing listing = listing(code, published);
        String tag = Answers.tag(published.change(), request, form);
        PlainAnswer answer = Answers.unchanged(request, tag).orElseGet(() -> {
            PublishedService service = catalogue.open(listing).orElseThrow(() -> missing(code, published));
            return form.equals(HTML)
                    ? Answers.open(PlainAnswer.empty(303).with("location", "/services/" + code))
                    : Answers.kept(given(service, form, published), tag);
        });
        return answer.with("vary", "Accept");
    }

    /** All services as CPSV-AP in Turtle, one after the other. */
    public PlainAnswer dump(PlainRequest request) {
        Parameters.of(request);
        Published published = catalogue.current();
        String tag = Answers.tag(published.change(), request, TURTLE);
        return Answers.unchanged(request, tag).orElseGet(() -> {
            var dump = new Dump(catalogue, published, graph);
            return Answers.kept(PlainAnswer.flowing(TURTLE_UTF_8, () -> dump), tag);
        });
    }

    /** @throws AnsweredException {@code unknown-service} or {@code service-retired} if there is none of this code */
    static Listing listing(String code, Published published) {
        return published.service(code).orElseThrow(() -> missing(code, published));
    }

    private static AnsweredException missing(String code, Published published) {
        return published.isGone(code)
                ? Fault.SERVICE_RETIRED.exception(
                        "This service was published once and is given no more: /catalogue/changes says since when.")
                : Fault.UNKNOWN_SERVICE.exception(
                        "A service's code has 8 digits, a sub-service's 11: look for it at /catalogue/services?q=.");
    }

    private PlainAnswer given(PublishedService service, String form, Published published) {
        return switch (form) {
            case JSON_LD -> PlainAnswer.of(200, JSON_LD, graph.jsonLd(service, published));
            case TURTLE -> PlainAnswer.of(200, TURTLE_UTF_8, graph.turtle(List.of(service), published));
            default -> PlainAnswer.of(200, JSON, Answers.json(content(service, published)));
        };
    }

    private static Map<String, Object> content(PublishedService service, Published published) {
        Listing listing = service.listing();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("code", listing.code());
        content.put("parent", listing.parent().flatMap(published::service).map(Entries::brief));
        content.put("subServices", Entries.briefs(published.below(listing.code())));
        content.put("agency", Entries.agencyOf(listing.agency(), published));
        content.put("electronic", listing.electronic());
        content.put("version", listing.version());
        content.put("publishedAt", listing.publishedAt().toString());
        content.put("sheet", sheet(service));
        content.put("links", Entries.links(Entries.SERVICES, "/services", listing.code()));
        return content;
    }

    /** Without who filled it in, which is published nowhere. */
    private static ObjectNode sheet(PublishedService service) {
        try {
            ObjectNode sheet =
                    (ObjectNode) TREES.readTree(Sheets.write(service.sheet().publicPart()));
            sheet.remove("filledBy");
            return sheet;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a sheet is always JSON", impossible);
        }
    }
}
