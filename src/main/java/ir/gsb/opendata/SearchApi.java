package ir.gsb.opendata;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import ir.gsb.search.Count;
import ir.gsb.search.Facet;
import ir.gsb.search.Hit;
import ir.gsb.search.Question;
import ir.gsb.search.Results;
import ir.gsb.search.ServiceSearch;
import ir.gsb.search.Suggestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finding services. */
public final class SearchApi {

    private static final long LAST_PAGE = 100_000;
    private static final String SEARCH = Entries.SERVICES;

    private final Catalogue catalogue;
    private final ServiceSearch search;

    public SearchApi(Catalogue catalogue, ServiceSearch search) {
        this.catalogue = catalogue;
        this.search = search;
    }

    /** One page of the published services that fit: {@code q page cluster event agency province level audience electronic}. */
    public PlainAnswer services(PlainRequest request) {
        var parameters = Parameters.of(
                request, "q", "page", "cluster", "event", "agency", "province", "level", "audience", "electronic");
        Published published = catalogue.current();
        int page = (int) parameters.number("page", 1, LAST_PAGE, 1);
        Results results = search.find(new Question(parameters.text("q"), narrowed(parameters, published), page));
        long pages = Math.max(1, (results.total() + Question.PAGE - 1) / Question.PAGE);
        if (page > pages) {
            throw Fault.PARAMETER_INVALID.exception(
                    "The parameter 'page' is from 1 to " + pages + " here, not " + page + ".");
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("total", results.total());
        content.put("page", page);
        content.put("pages", pages);
        content.put("meant", results.meant());
        content.put(
                "hits", results.hits().stream().map(hit -> hit(hit, published)).toList());
        content.put("facets", facets(results, published));
        content.put("links", links(request, page, pages));
        return Answers.json(request, content);
    }

    /** What someone may be typing: {@code q}. */
    public PlainAnswer suggestions(PlainRequest request) {
        String begun = Parameters.of(request, "q").text("q");
        List<Map<String, Object>> suggestions = search.suggest(begun, Suggestion.MOST).stream()
                .map(SearchApi::suggestion)
                .toList();
        return Answers.json(request, Map.of("suggestions", suggestions));
    }

    private static Map<Facet, Set<String>> narrowed(Parameters parameters, Published published) {
        Map<Facet, Set<String>> narrowed = new EnumMap<>(Facet.class);
        narrowed.put(Facet.CLUSTER, parameters.names("cluster", Classification.Cluster.class));
        narrowed.put(Facet.EVENT, parameters.names("event", Classification.LifeEvent.class));
        narrowed.put(Facet.PROVINCE, parameters.names("province", Province.class));
        narrowed.put(Facet.LEVEL, parameters.names("level", Classification.Level.class));
        narrowed.put(Facet.AUDIENCE, parameters.names("audience", Classification.Audience.class));
        narrowed.put(Facet.ELECTRONIC, parameters.values("electronic", Set.of("true", "false")));
        narrowed.put(
                Facet.AGENCY,
                parameters.values(
                        "agency",
                        published.agencies().stream().map(Agency::code).collect(Collectors.toUnmodifiableSet())));
        narrowed.values().removeIf(Set::isEmpty);
        return narrowed;
    }

    private static Map<String, Object> hit(Hit hit, Published published) {
        Map<String, Object> entry = Entries.service(hit.listing(), published);
        entry.put("excerpt", hit.excerpt());
        return entry;
    }

    private static Map<String, Object> suggestion(Suggestion suggestion) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("text", suggestion.text());
        entry.put("code", suggestion.code());
        entry.put("link", suggestion.code().map(code -> SEARCH + '/' + code));
        return entry;
    }

    private static Map<String, Object> facets(Results results, Published published) {
        Map<String, Object> facets = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            facets.put(
                    facet.name().toLowerCase(Locale.ROOT),
                    results.facets().getOrDefault(facet, List.of()).stream()
                            .map(count -> count(facet, count, published))
                            .toList());
        }
        return facets;
    }

    private static Map<String, Object> count(Facet facet, Count count, Published published) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("value", count.value());
        entry.put("title", title(facet, count.value(), published));
        entry.put("services", count.services());
        return entry;
    }

    private static Text title(Facet facet, String value, Published published) {
        return switch (facet) {
            case CLUSTER -> Wording.of(Classification.Cluster.valueOf(value));
            case EVENT -> Wording.of(Classification.LifeEvent.valueOf(value));
            case PROVINCE -> Province.valueOf(value).title();
            case LEVEL -> Wording.of(Classification.Level.valueOf(value));
            case AUDIENCE -> Wording.of(Classification.Audience.valueOf(value));
            case AGENCY -> published.agency(value).map(Agency::name).orElse(new Text(value, value));
            case ELECTRONIC ->
                Boolean.parseBoolean(value) ? new Text("برخط", "Online") : new Text("با مراجعه", "With a visit");
        };
    }

    private static Map<String, String> links(PlainRequest request, int page, long pages) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", link(request, page));
        links.put("first", link(request, 1));
        if (page > 1) {
            links.put("prev", link(request, page - 1));
        }
        if (page < pages) {
            links.put("next", link(request, page + 1));
        }
        links.put("last", link(request, pages));
        return links;
    }

    private static String link(PlainRequest request, long page) {
        var link = new StringBuilder(SEARCH).append('?');
        request.query().forEach((name, values) -> {
            if (!name.equals("page")) {
                values.forEach(value -> link.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
            }
        });
        return link.append("page=").append(page).toString();
    }
}
