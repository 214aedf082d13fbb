package ir.gsb.opendata;

import ir.gsb.canonical.Jalali;
import ir.gsb.canonical.PlainXml;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import ir.gsb.message.AnsweredException;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.tracking.CaseEvent;
import ir.gsb.tracking.CaseView;
import ir.gsb.tracking.Look;
import ir.gsb.tracking.Pilot;
import ir.gsb.tracking.TrackingTexts;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Tracking as Open311 GeoReport v2, in JSON and XML. Cases are opened by agencies over the bus, so nothing is posted here,
 * and there is no list of requests: a case is shown to who names it and has the second factor in a header.
 */
public final class Open311Api {

    private static final int MOST_REQUESTS = 10;

    /** When what is answered here last took another form. */
    private static final String CHANGED = "2026-11-23T00:00:00Z";

    private static final TrackingTexts FA = TrackingTexts.of("fa");

    private final Catalogue catalogue;
    private final Pilot pilot;
    private final TrackingApi tracking;
    private final Addresses addresses;
    private final Map<String, ServiceList> lists = new ConcurrentHashMap<>();

    /** The services of some agencies, as they were at a change. */
    private record ServiceList(List<String> agencies, long change, byte[] content) {

        boolean isOf(List<String> others, Published published) {
            return change == published.change() && agencies.equals(others);
        }
    }

    public Open311Api(Catalogue catalogue, Pilot pilot, TrackingApi tracking, Addresses addresses) {
        this.addresses = addresses;
        this.catalogue = catalogue;
        this.pilot = pilot;
        this.tracking = tracking;
    }

    /** Service discovery: which endpoint there is, whom to ask, and that no key is needed. */
    public PlainAnswer discovery(PlainRequest request) {
        Form form = form(request, "format");
        return Answers.bytes(request, form.type(), form.writeOne("discovery", discovered(form)));
    }

    private Map<String, Object> discovered(Form form) {
        boolean sample = catalogue.current().agencies().stream().anyMatch(Agency::synthetic);
        Map<String, Object> endpoint = new LinkedHashMap<>();
        endpoint.put("specification", "http://wiki.open311.org/GeoReport_v2");
        endpoint.put("url", addresses.at("/open311/v2"));
        endpoint.put("changeset", CHANGED);
        endpoint.put("type", sample ? "test" : "production");
        endpoint.put("formats", form.items("format", List.of("application/json", "text/xml")));
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("changeset", CHANGED);
        discovery.put(
                "contact",
                "Each service names its agency: " + addresses.at("/agencies") + " has their telephones and sites.");
        discovery.put(
                "key_service",
                "No key is needed. A request is read with the second factor of its case in the header"
                        + " Gsb-Tracking-Factor: " + TrackingApi.WHICH + ".");
        discovery.put("endpoints", form.items("endpoint", List.of(endpoint)));
        return discovery;
    }

    /** GET service list: the services of the agencies whose cases are tracked. */
    public PlainAnswer services(PlainRequest request) {
        Form form = form(request, "format");
        Published published = catalogue.current();
        List<String> agencies = pilot.on().keySet().stream().sorted().toList();
        String tag = Answers.tag(published.change(), request, form.type() + agencies);
        return Answers.unchanged(request, tag)
                .orElseGet(() -> Answers.kept(PlainAnswer.of(200, form.type(), list(form, agencies, published)), tag));
    }

    /** Made once for all who ask: it may be the whole catalogue. */
    private byte[] list(Form form, List<String> agencies, Published published) {
        return lists.compute(
                        form.type(),
                        (type, last) -> last != null && last.isOf(agencies, published)
                                ? last
                                : new ServiceList(agencies, published.change(), made(form, agencies, published)))
                .content();
    }

    private byte[] made(Form form, List<String> agencies, Published published) {
        List<Listing> listings = agencies.stream()
                .flatMap(agency -> published.of(agency).stream())
                .toList();
        List<Map<String, Object>> services = catalogue.openAll(listings).stream()
                .map(service -> service(service, published))
                .toList();
        return form.write("services", "service", services);
    }

    /** GET service definition: no service asks for more than it says in its list. */
    public PlainAnswer service(PlainRequest request) {
        Form form = form(request, "service");
        String code = name(request.part("service"));
        if (catalogue.current().service(code).isEmpty()) {
            throw form.error(404, "There is no such service: see /open311/v2/services.json.");
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("service_code", code);
        definition.put("attributes", List.of());
        return Answers.bytes(request, form.type(), form.writeOne("service_definition", definition));
    }

    /** GET service requests: those that {@code service_request_id} names, at most ten. */
    public PlainAnswer requests(PlainRequest request) {
        Form form = form(request, "format");
        if (request.method().equals("POST")) {
            throw form.error(
                    403,
                    "Requests are not posted here: agencies open cases over the bus, by the inquiry case-event/v1.");
        }
        List<String> named = named(request);
        if (named.isEmpty()) {
            throw form.error(400, "service_request_id is missing: requests are not listed, since they are personal.");
        }
        if (named.size() > MOST_REQUESTS) {
            throw form.error(400, "service_request_id names at most " + MOST_REQUESTS + " requests.");
        }
        return personal(
                form, named.stream().map(code -> request(request, code, form)).toList());
    }

    private static List<String> named(PlainRequest request) {
        String codes = Parameters.of(request, "service_request_id", "jurisdiction_id", "api_key")
                .text("service_request_id");
        return Stream.of(codes.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /** GET service request. */
    public PlainAnswer request(PlainRequest request) {
        Form form = form(request, "request");
        return personal(form, List.of(request(request, name(request.part("request")), form)));
    }

    private static PlainAnswer personal(Form form, List<Map<String, Object>> requests) {
        return PlainAnswer.of(200, form.type(), form.write("service_requests", "request", requests))
                .with("cache-control", "no-store");
    }

    private Map<String, Object> request(PlainRequest request, String code, Form form) {
        String factor = request.headers()
                .first(TrackingApi.FACTOR)
                .orElseThrow(() -> form.error(
                        403,
                        "Send the second factor in the header Gsb-Tracking-Factor: " + TrackingApi.WHICH
                                + ". An api_key in"
                                + " the address is not taken for it, since addresses end in logs."));
        return switch (tracking.look(code, factor, request.source())) {
            case Look.Found(CaseView view) -> content(view);
            case Look.NoCode none -> throw form.error(400, TrackingApi.NO_CODE);
            case Look.Unknown unknown ->
                throw form.error(404, "There is no such request, or the second factor is not its.");
            case Look.Slowed slowed ->
                throw new AnsweredException(
                        form.errorAnswer(429, "Too many wrong guesses: ask again after Retry-After.")
                                .with("retry-after", String.valueOf(tracking.seconds(slowed))));
        };
    }

    private static Map<String, Object> service(PublishedService of, Published published) {
        Listing listing = of.listing();
        Text description = of.sheet().description();
        Map<String, Object> service = new LinkedHashMap<>();
        service.put("service_code", listing.code());
        service.put("service_name", listing.title().in(false));
        service.put("description", (description.equals(Text.NONE) ? listing.title() : description).in(false));
        service.put("metadata", false);
        service.put("type", "blackbox");
        service.put("keywords", String.join(",", keywords(of.sheet())));
        service.put(
                "group",
                Optional.ofNullable(listing.classification().cluster())
                        .map(cluster -> Wording.of(cluster).fa())
                        .orElse(""));
        service.put(
                "agency",
                published
                        .agency(listing.agency())
                        .map(agency -> agency.name().fa())
                        .orElse(""));
        return service;
    }

    /** The sheet's own, and the life events that lead to it; the cluster is its group. */
    private static List<String> keywords(Sheet sheet) {
        return Stream.concat(
                        sheet.keywords().stream(),
                        sheet.classification().events().stream()
                                .map(event -> Wording.of(event).fa()))
                .map(keyword -> keyword.replace(",", "،").strip())
                .filter(keyword -> !keyword.isEmpty())
                .distinct()
                .toList();
    }

    private static Map<String, Object> content(CaseView view) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("service_request_id", view.code());
        request.put("status", view.state().over() ? "closed" : "open");
        request.put("status_notes", FA.state(view.state()));
        request.put("service_code", view.serviceCode());
        request.put("service_name", view.serviceTitle().fa());
        request.put("agency_responsible", view.holderName().fa());
        request.put("requested_datetime", view.opened().toString());
        request.put(
                "updated_datetime",
                (view.timeline().isEmpty()
                                ? view.opened()
                                : view.timeline().getLast().at())
                        .toString());
        view.expected()
                .ifPresent(date -> request.put(
                        "expected_datetime",
                        date.atTime(LocalTime.of(23, 59, 59))
                                .atZone(Jalali.TEHRAN)
                                .toOffsetDateTime()
                                .toString()));
        request.put("address", view.province().title().fa());
        request.put("timeline", view.timeline().stream().map(Open311Api::event).toList());
        return request;
    }

    private static Map<String, Object> event(CaseEvent event) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("datetime", event.at().toString());
        entry.put("state", event.state().name());
        entry.put("state_name", FA.state(event.state()));
        entry.put("agency", event.agencyName().fa());
        entry.put("note", event.note());
        return entry;
    }

    /** By the ending of the last part of the path. */
    private static Form form(PlainRequest request, String part) {
        String last = request.part(part);
        String ending = last.substring(last.lastIndexOf('.') + 1);
        return switch (ending) {
            case "json" -> Form.JSON;
            case "xml" -> Form.XML;
            default -> throw nothingThere();
        };
    }

    private static String name(String part) {
        int dot = part.lastIndexOf('.');
        if (dot < 1) {
            throw nothingThere();
        }
        return part.substring(0, dot);
    }

    private static AnsweredException nothingThere() {
        return Fault.NOTHING_THERE.exception("Open311 is spoken as .json and .xml.");
    }

    /** In which of the two syntaxes an answer is given. */
    private enum Form {
        JSON("application/json; charset=utf-8"),
        XML("text/xml; charset=utf-8");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        /** A list within a document: in XML an element around it. */
        Object items(String each, List<?> items) {
            return this == JSON ? items : Map.of(each, items);
        }

        byte[] write(String root, String each, List<Map<String, Object>> items) {
            return this == JSON ? Answers.json(items) : PlainXml.write("", root, Map.of(each, items));
        }

        byte[] writeOne(String root, Map<String, Object> content) {
            return this == JSON ? Answers.json(content) : PlainXml.write("", root, content);
        }

        AnsweredException error(int status, String description) {
            return new AnsweredException(errorAnswer(status, description));
        }

        PlainAnswer errorAnswer(int status, String description) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("code", status);
            error.put("description", description);
            return PlainAnswer.of(status, type, write("errors", "error", List.of(error)))
                    .with("cache-control", "no-store");
        }
    }
}
