package ir.gsb.opendata;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The properties and classes of CPSV-AP 3.2.0 that a service is told in, by the names that JSON-LD gives them. The context
 * of the JSON-LD is made of them.
 */
enum Term {
    PUBLIC_SERVICE("PublicService", Prefix.CPSV, "PublicService", Kind.CLASS),
    RULE("Rule", Prefix.CPSV, "Rule", Kind.CLASS),
    PUBLIC_ORGANISATION("PublicOrganisation", Prefix.CV, "PublicOrganisation", Kind.CLASS),
    CHANNEL("Channel", Prefix.CV, "Channel", Kind.CLASS),
    COST("Cost", Prefix.CV, "Cost", Kind.CLASS),
    EVIDENCE("Evidence", Prefix.CV, "Evidence", Kind.CLASS),
    REQUIREMENT("Requirement", Prefix.CV, "Requirement", Kind.CLASS),
    OUTPUT("Output", Prefix.CV, "Output", Kind.CLASS),
    EVENT("Event", Prefix.CV, "Event", Kind.CLASS),
    LIFE_EVENT("LifeEvent", Prefix.CV, "LifeEvent", Kind.CLASS),
    BUSINESS_EVENT("BusinessEvent", Prefix.CV, "BusinessEvent", Kind.CLASS),
    CONTACT_POINT("ContactPoint", Prefix.CV, "ContactPoint", Kind.CLASS),
    LEGAL_RESOURCE("LegalResource", Prefix.ELI, "LegalResource", Kind.CLASS),
    CONCEPT("Concept", Prefix.SKOS, "Concept", Kind.CLASS),
    LOCATION("Location", Prefix.DCT, "Location", Kind.CLASS),
    LINGUISTIC_SYSTEM("LinguisticSystem", Prefix.DCT, "LinguisticSystem", Kind.CLASS),
    ADDRESS_CLASS("Address", Prefix.LOCN, "Address", Kind.CLASS),
    TEMPORAL_ENTITY("TemporalEntity", Prefix.TIME, "TemporalEntity", Kind.CLASS),
    DOCUMENT("Document", Prefix.FOAF, "Document", Kind.CLASS),

    IDENTIFIER("identifier", Prefix.DCT, "identifier", Kind.TEXT),
    TITLE("title", Prefix.DCT, "title", Kind.LANGUAGES),
    LABEL("label", Prefix.SKOS, "prefLabel", Kind.LANGUAGES),
    DESCRIPTION("description", Prefix.DCT, "description", Kind.LANGUAGES),
    MODIFIED("modified", Prefix.DCT, "modified", Kind.TIME),
    STATUS("status", Prefix.ADMS, "status", Kind.LINK),
    TYPE("kind", Prefix.DCT, "type", Kind.LINK),
    LANGUAGE("language", Prefix.DCT, "language", Kind.LINK),
    KEYWORD("keyword", Prefix.DCAT, "keyword", Kind.LANGUAGES),
    COMPETENT_AUTHORITY("hasCompetentAuthority", Prefix.CV, "hasCompetentAuthority", Kind.LINK),
    THEMATIC_AREA("thematicArea", Prefix.CV, "thematicArea", Kind.LINK),
    GROUPED_BY("isGroupedBy", Prefix.CV, "isGroupedBy", Kind.LINK),
    AUDIENCE("audience", Prefix.DCT, "audience", Kind.LINK),
    SPATIAL("spatial", Prefix.DCT, "spatial", Kind.LINK),
    PROCESSING_TIME("processingTime", Prefix.CV, "processingTime", Kind.DURATION),
    HAS_CHANNEL("hasChannel", Prefix.CV, "hasChannel", Kind.LINK),
    HAS_COST("hasCost", Prefix.CV, "hasCost", Kind.LINK),
    HAS_VALUE("hasValue", Prefix.CV, "hasValue", Kind.DOUBLE),
    CURRENCY("currency", Prefix.CV, "currency", Kind.LINK),
    HAS_INPUT("hasInput", Prefix.CPSV, "hasInput", Kind.LINK),
    HOLDS_REQUIREMENT("holdsRequirement", Prefix.CV, "holdsRequirement", Kind.LINK),
    FOLLOWS("follows", Prefix.CPSV, "follows", Kind.LINK),
    IMPLEMENTS("implements", Prefix.CPSV, "implements", Kind.LINK),
    HAS_LEGAL_RESOURCE("hasLegalResource", Prefix.CV, "hasLegalResource", Kind.LINK),
    PRODUCES("produces", Prefix.CPSV, "produces", Kind.LINK),
    HAS_CONTACT_POINT("contactPoint", Prefix.CV, "contactPoint", Kind.LINK),
    TELEPHONE("telephone", Prefix.CV, "telephone", Kind.TEXT),
    OPENING_HOURS("openingHours", Prefix.CV, "openingHours", Kind.LINK),
    ADDRESS("address", Prefix.LOCN, "address", Kind.LINK),
    FULL_ADDRESS("fullAddress", Prefix.LOCN, "fullAddress", Kind.LANGUAGES),
    PAGE("page", Prefix.FOAF, "page", Kind.LINK),
    RELATION("relation", Prefix.DCT, "relation", Kind.LINK);

    /** Where a name comes from. */
    enum Prefix {
        ADMS("http://www.w3.org/ns/adms#"),
        CPSV("http://purl.org/vocab/cpsv#"),
        CV("http://data.europa.eu/m8g/"),
        DCAT("http://www.w3.org/ns/dcat#"),
        DCT("http://purl.org/dc/terms/"),
        ELI("http://data.europa.eu/eli/ontology#"),
        FOAF("http://xmlns.com/foaf/0.1/"),
        LOCN("http://www.w3.org/ns/locn#"),
        SKOS("http://www.w3.org/2004/02/skos/core#"),
        TIME("http://www.w3.org/2006/time#"),
        XSD("http://www.w3.org/2001/XMLSchema#");

        private final String namespace;

        Prefix(String namespace) {
            this.namespace = namespace;
        }

        String namespace() {
            return namespace;
        }
    }

    /** What stands under a property. */
    enum Kind {
        CLASS(""),
        LINK("@id"),
        LANGUAGES(""),
        TEXT(""),
        DURATION(Prefix.XSD.namespace() + "duration"),
        DOUBLE(Prefix.XSD.namespace() + "double"),
        TIME(Prefix.XSD.namespace() + "dateTime");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Its datatype, {@code @id} for a link; empty for plain and for tagged text. */
        String type() {
            return type;
        }
    }

    private static final Map<String, Term> BY_IRI =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Term::iri, term -> term));

    private final String json;
    private final Prefix prefix;
    private final String local;
    private final Kind kind;

    Term(String json, Prefix prefix, String local, Kind kind) {
        this.json = json;
        this.prefix = prefix;
        this.local = local;
        this.kind = kind;
    }

    static Optional<Term> of(String iri) {
        return Optional.ofNullable(BY_IRI.get(iri));
    }

    /** Its name in JSON-LD. */
    String json() {
        return json;
    }

    String iri() {
        return prefix.namespace() + local;
    }

    Kind kind() {
        return kind;
    }

    /** The context (JSON-LD 1.1 §4.1) in which the names mean what they mean. */
    static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("@version", 1.1);
        context.put("id", "@id");
        context.put("type", "@type");
        for (Term term : values()) {
            Map<String, Object> defined = new LinkedHashMap<>();
            defined.put("@id", term.iri());
            if (term.kind == Kind.LANGUAGES) {
                defined.put("@container", "@language");
            } else if (!term.kind.type().isEmpty()) {
                defined.put("@type", term.kind.type());
            }
            context.put(term.json, defined.size() == 1 ? term.iri() : defined);
        }
        return Map.of("@context", context);
    }
}
