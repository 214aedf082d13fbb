package ir.gsb.opendata;

import ir.gsb.canonical.PlainXml;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Published;
import ir.gsb.message.PlainAnswer;
import ir.gsb.message.PlainRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What search engines read: {@code robots.txt} (RFC 9309), and sitemaps (sitemaps.org 0.9) in parts. */
public final class Crawlers {

    /** Where the context of the JSON-LD is. */
    static final String CONTEXT = "/catalogue/context.jsonld";

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XML = "application/xml; charset=utf-8";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** Services of a part, each with a page in two languages: a sitemap may name 50,000 addresses in 50 MB. */
    private static final int PART = 2_000;

    private static final List<String> PAGES = List.of("/", "/search", "/agencies", "/statistics", "/about", "/track");

    private final Catalogue catalogue;
    private final Addresses addresses;

    public Crawlers(Catalogue catalogue, Addresses addresses) {
        this.catalogue = catalogue;
        this.addresses = addresses;
    }

    /** Where crawlers may go, and where they need not. */
    public PlainAnswer robots(PlainRequest request) {
        String text = """
            User-agent: *
            Disallow: /tracking/
            Disallow: /open311/
            Disallow: /survey
            Disallow: /en/survey
            Disallow: /workplace
            Disallow: /search?
            Disallow: /en/search?
            Disallow: /catalogue/services?
            Sitemap: %s
            """.formatted(addresses.at("/sitemap.xml"));
        return Answers.bytes(request, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** The list of the parts; part 0 is all but the services. */
    public PlainAnswer index(PlainRequest request) {
        Published published = catalogue.current();
        String tag = Answers.tag(published.change(), request, XML);
        return Answers.unchanged(request, tag).orElseGet(() -> {
            List<Map<String, String>> parts = new ArrayList<>();
            for (int part = 0; part <= parts(published); part++) {
                parts.add(Map.of("loc", addresses.at("/sitemap-" + part + ".xml")));
            }
            byte[] body = PlainXml.write(NAMESPACE, "sitemapindex", Map.of("sitemap", parts));
            return Answers.kept(PlainAnswer.of(200, XML, body), tag);
        });
    }

    /** One part. */
    public PlainAnswer part(PlainRequest request) {
        Published published = catalogue.current();
        String named = request.part("part");
        int part = named.matches("[0-9]{1,4}") ? Integer.parseInt(named) : -1;
        if (part < 0 || part > parts(published)) {
            throw Fault.NOTHING_THERE.exception("The parts of the sitemap are listed in /sitemap.xml.");
        }
        String tag = Answers.tag(published.change(), request, XML);
        return Answers.unchanged(request, tag).orElseGet(() -> {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("@xmlns:xhtml", XHTML);
            content.put("url", part == 0 ? others(published) : services(published, part));
            return Answers.kept(PlainAnswer.of(200, XML, PlainXml.write(NAMESPACE, "urlset", content)), tag);
        });
    }

    private static int parts(Published published) {
        return (published.services().size() + PART - 1) / PART;
    }

    private List<Map<String, Object>> others(Published published) {
        Stream<String> agencies = published.agencies().stream()
                .map(agency -> "/agencies/" + agency.code())
                .sorted();
        return Stream.concat(PAGES.stream(), agencies)
                .flatMap(path -> inBothLanguages(path, Map.of()))
                .toList();
    }

    private List<Map<String, Object>> services(Published published, int part) {
        return published.services().stream()
                .skip((part - 1L) * PART)
                .limit(PART)
                .flatMap(listing -> inBothLanguages(
                        "/services/" + listing.code(),
                        Map.of("lastmod", listing.publishedAt().toString())))
                .toList();
    }

    /** A page and its twin, each of which names both. */
    private Stream<Map<String, Object>> inBothLanguages(String path, Map<String, String> told) {
        String persian = addresses.at(path);
        String english = addresses.at(path.equals("/") ? "/en" : "/en" + path);
        List<Map<String, String>> twins = List.of(twin("fa", persian), twin("en", english));
        return Stream.of(persian, english).map(address -> {
            Map<String, Object> url = new LinkedHashMap<>();
            url.put("loc", address);
            url.putAll(told);
            url.put("xhtml:link", twins);
            return url;
        });
    }

    private static Map<String, String> twin(String language, String address) {
        Map<String, String> twin = new LinkedHashMap<>();
        twin.put("@rel", "alternate");
        twin.put("@hreflang", language);
        twin.put("@href", address);
        return twin;
    }
}
