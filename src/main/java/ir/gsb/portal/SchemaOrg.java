package ir.gsb.portal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.WebAddress;
import java.util.stream.Stream;

/** A service as search engines read it: a {@code GovernmentService} of schema.org, in JSON-LD. */
final class SchemaOrg {

    private static final String TYPE = "@type";
    private static final String NAME = "name";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaOrg() {}

    /** As it stands in a page: nothing in it ends the element around it. */
    static String describe(PublishedService service, Published published, Words words) {
        var sheet = service.sheet();
        Classification sort = sheet.classification();
        ObjectNode told = JSON.objectNode();
        told.put("@context", "https://schema.org").put(TYPE, "GovernmentService");
        told.put("identifier", service.code())
                .put(NAME, words.text(sheet.title()))
                .put("alternateName", words.other().text(sheet.title()))
                .put("description", words.text(sheet.description()))
                .put("inLanguage", words.lang());
        if (sort.cluster() != null) {
            told.put("serviceType", words.word(sort.cluster()));
        }
        published.agency(service.listing().agency()).ifPresent(agency -> told.set("provider", provider(agency, words)));
        var audience = told.putArray("audience");
        sort.audience()
                .forEach(one -> audience.addObject().put(TYPE, "Audience").put("audienceType", words.word(one)));
        var area = told.putArray("areaServed");
        Stream<String> places = sort.provinces().isEmpty()
                ? Stream.of(words.of("everywhere"))
                : sort.provinces().stream().map(Province::title).map(words::text);
        places.forEach(place -> area.addObject().put(TYPE, "AdministrativeArea").put(NAME, place));
        channel(
                sheet.access(),
                told.putObject("availableChannel"),
                sheet.contact().telephone());
        return told.toString().replace("<", "\\u003c");
    }

    private static ObjectNode provider(Agency agency, Words words) {
        ObjectNode told = JSON.objectNode();
        told.put(TYPE, "GovernmentOrganization").put(NAME, words.text(agency.name()));
        WebAddress.of(agency.site()).ifPresent(site -> told.put("url", site.toString()));
        return told;
    }

    private static void channel(Access access, ObjectNode told, String telephone) {
        told.put(TYPE, "ServiceChannel");
        WebAddress.of(access.address()).ifPresent(address -> told.put("serviceUrl", address.toString()));
        if (!telephone.isEmpty()) {
            told.putObject("servicePhone").put(TYPE, "ContactPoint").put("telephone", telephone);
        }
    }
}
