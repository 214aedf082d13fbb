package ir.gsb.opendata;

import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in a list, as JSON. */
final class Entries {

    static final String SERVICES = "/catalogue/services";
    static final String AGENCIES = "/catalogue/agencies";

    private Entries() {}

    /** A service by code and title. */
    static Map<String, Object> brief(Listing listing) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", listing.code());
        entry.put("title", listing.title());
        entry.put("link", SERVICES + '/' + listing.code());
        return entry;
    }

    /** A service with all by which a search is narrowed. */
    static Map<String, Object> service(Listing listing, Published published) {
        Classification classification = listing.classification();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", listing.code());
        entry.put("parent", listing.parent());
        entry.put("title", listing.title());
        entry.put("agency", agencyOf(listing.agency(), published));
        entry.put("cluster", Optional.ofNullable(classification.cluster()));
        entry.put("level", Optional.ofNullable(classification.level()));
        entry.put("audience", classification.audience());
        entry.put("events", classification.events());
        entry.put("provinces", classification.provinces());
        entry.put("electronic", listing.electronic());
        entry.put("version", listing.version());
        entry.put("publishedAt", listing.publishedAt().toString());
        entry.put("links", links(SERVICES, "/services", listing.code()));
        return entry;
    }

    /** An agency by code and name. */
    static Map<String, Object> agencyOf(String code, Published published) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", code);
        entry.put("name", published.agency(code).map(Agency::name).orElse(new Text(code, code)));
        entry.put("link", AGENCIES + '/' + code);
        return entry;
    }

    static Map<String, Object> agency(Agency agency, Published published) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("code", agency.code());
        entry.put("parent", agency.parent());
        entry.put("kind", agency.kind());
        entry.put("name", agency.name());
        entry.put("province", agency.province());
        entry.put("site", present(agency.site()));
        entry.put("telephone", present(agency.telephone()));
        entry.put("synthetic", agency.synthetic());
        entry.put("services", published.of(agency.code()).size());
        entry.put("links", links(AGENCIES, "/agencies", agency.code()));
        return entry;
    }

    /** To itself and to its page. */
    static Map<String, Object> links(String self, String page, String code) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("self", self + '/' + code);
        links.put("page", page + '/' + code);
        return links;
    }

    static List<Map<String, Object>> briefs(List<Listing> listings) {
        return listings.stream().map(Entries::brief).toList();
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
