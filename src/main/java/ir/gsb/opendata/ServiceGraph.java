package ir.gsb.opendata;

import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Classification;
import ir.gsb.catalogue.Contact;
import ir.gsb.catalogue.Cost;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Needs;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Text;
import ir.gsb.catalogue.Wording;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/** Services as graphs of CPSV-AP 3.2.0, with all that its shapes ask for. Nothing is ever fetched. */
public final class ServiceGraph {

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final String IRAN = AUTHORITY + "country/IRN";
    private static final String RIAL = AUTHORITY + "currency/IRR";
    private static final String PERSIAN = AUTHORITY + "language/FAS";
    private static final Text RULES = new Text("مراحل و مقررات خدمت", "Steps and rules of the service");

    private final Addresses addresses;

    public ServiceGraph(Addresses addresses) {
        this.addresses = addresses;
    }

    /** As Turtle. */
    byte[] turtle(List<PublishedService> services, Published published) {
        var bytes = new ByteArrayOutputStream(services.size() * 8_000);
        RDFDataMgr.write(bytes, model(services, published), Lang.TURTLE);
        return bytes.toByteArray();
    }

    /** As JSON-LD 1.1, a tree in the terms of {@code /catalogue/context.jsonld}. */
    byte[] jsonLd(PublishedService service, Published published) {
        Model model = model(List.of(service), published);
        return new JsonLd(addresses.at(Crawlers.CONTEXT))
                .write(model.createResource(addresses.service(service.code())));
    }

    Model model(List<PublishedService> services, Published published) {
        var told = new Told();
        services.forEach(service -> service(told, service, published));
        return told.model();
    }

    private void service(Told told, PublishedService published, Published all) {
        Listing listing = published.listing();
        Sheet sheet = published.sheet();
        Told.Node service = told.node(addresses.service(listing.code()), Term.PUBLIC_SERVICE);
        service.value(Term.IDENTIFIER, listing.code())
                .text(Term.TITLE, sheet.title())
                .text(Term.DESCRIPTION, sheet.description().fa().isEmpty() ? sheet.title() : sheet.description())
                .value(Term.MODIFIED, listing.publishedAt().toString())
                .link(Term.COMPETENT_AUTHORITY, authority(told, listing.agency(), all))
                .link(Term.STATUS, word(told, State.PUBLISHED))
                .link(Term.LANGUAGE, told.node(PERSIAN, Term.LINGUISTIC_SYSTEM))
                .link(Term.PAGE, told.node(addresses.at("/services/" + listing.code()), Term.DOCUMENT));
        listing.parent().ifPresent(parent -> service.link(Term.RELATION, addresses.service(parent)));
        sheet.keywords().forEach(keyword -> service.persian(Term.KEYWORD, keyword));
        if (sheet.figures().days() instanceof Integer days) {
            service.value(Term.PROCESSING_TIME, "P" + days + "D");
        }
        classify(told, service, sheet.classification());
        access(told, service, sheet.access());
        costs(told, service, sheet.costs());
        needs(told, service, sheet);
        numbered(sheet.outputs())
                .forEach(output -> service.link(
                        Term.PRODUCES,
                        part(told, service, "output", output.number(), Term.OUTPUT)
                                .persian(Term.TITLE, output.of())));
        contact(told, service, sheet.contact());
    }

    private record Numbered<T>(int number, T of) {}

    private static <T> List<Numbered<T>> numbered(List<T> items) {
        List<Numbered<T>> all = new ArrayList<>();
        items.forEach(item -> all.add(new Numbered<>(all.size() + 1, item)));
        return all;
    }

    /** A part of a service, which has no address of its own. */
    private static Told.Node part(Told told, Told.Node service, String kind, int number, Term type) {
        String name = kind + '-' + number;
        String code = service.iri().substring(service.iri().lastIndexOf('/') + 1);
        return told.node(service.iri() + '#' + name, type).value(Term.IDENTIFIER, code + '/' + name);
    }

    private Told.Node word(Told told, Enum<?> word) {
        return told.node(addresses.word(word), Term.CONCEPT).text(Term.LABEL, Wording.of(word));
    }

    private Told.Node authority(Told told, String code, Published all) {
        Text name = all.agency(code).map(Agency::name).orElse(new Text(code, code));
        Told.Node authority = told.node(addresses.agency(code), Term.PUBLIC_ORGANISATION)
                .value(Term.IDENTIFIER, code)
                .text(Term.LABEL, name);
        return all.agency(code)
                .flatMap(Agency::province)
                .map(province -> authority.link(Term.SPATIAL, place(told, province)))
                .orElseGet(() -> authority.link(Term.SPATIAL, country(told)));
    }

    private Told.Node place(Told told, Province province) {
        return told.node(addresses.word(province), Term.LOCATION).text(Term.LABEL, province.title());
    }

    private static Told.Node country(Told told) {
        return told.node(IRAN, Term.LOCATION).text(Term.LABEL, new Text("ایران", "Iran"));
    }

    private void classify(Told told, Told.Node service, Classification classification) {
        if (classification.kind() instanceof Classification.Kind kind) {
            service.link(Term.TYPE, word(told, kind));
        }
        if (classification.cluster() instanceof Classification.Cluster cluster) {
            service.link(Term.THEMATIC_AREA, word(told, cluster));
        }
        classification.audience().forEach(audience -> service.link(Term.AUDIENCE, word(told, audience)));
        classification.events().forEach(event -> service.link(Term.GROUPED_BY, event(told, event)));
        classification.provinces().forEach(province -> service.link(Term.SPATIAL, place(told, province)));
        if (classification.provinces().isEmpty()) {
            service.link(Term.SPATIAL, country(told));
        }
    }

    private Told.Node event(Told told, Classification.LifeEvent event) {
        boolean business = event == Classification.LifeEvent.BUSINESS;
        return told.node(addresses.word(event), Term.EVENT, business ? Term.BUSINESS_EVENT : Term.LIFE_EVENT)
                .value(Term.IDENTIFIER, event.name())
                .text(Term.TITLE, Wording.of(event));
    }

    private void access(Told told, Told.Node service, Access access) {
        Set<Access.Channel> channels = EnumSet.noneOf(Access.Channel.class);
        access.stages().forEach(stage -> channels.addAll(stage.channels()));
        for (Access.Channel channel : channels) {
            Told.Node way = told.node(service.iri() + "#channel-" + channel.name(), Term.CHANNEL)
                    .value(Term.IDENTIFIER, channel.name())
                    .link(Term.TYPE, word(told, channel));
            if (channel == Access.Channel.WEB) {
                Addresses.web(access.address()).ifPresent(web -> way.link(Term.PAGE, told.node(web, Term.DOCUMENT)));
            }
            service.link(Term.HAS_CHANNEL, way);
        }
    }

    private static void costs(Told told, Told.Node service, List<Cost> costs) {
        for (Numbered<Cost> cost : numbered(costs)) {
            String how = cost.of().how();
            service.link(
                    Term.HAS_COST,
                    part(told, service, "cost", cost.number(), Term.COST)
                            .value(Term.HAS_VALUE, String.valueOf((double)
                                    cost.of().rials()))
                            .link(Term.CURRENCY, told.node(RIAL, Term.CONCEPT))
                            .persian(
                                    Term.DESCRIPTION,
                                    how.isEmpty()
                                            ? cost.of().title()
                                            : cost.of().title() + "؛ " + how));
        }
    }

    private static void needs(Told told, Told.Node service, Sheet sheet) {
        for (Numbered<Needs.Paper> paper : numbered(sheet.needs().documents())) {
            Told.Node evidence = part(told, service, "evidence", paper.number(), Term.EVIDENCE)
                    .persian(Term.TITLE, paper.of().title());
            Addresses.web(paper.of().form())
                    .ifPresent(form -> evidence.link(Term.PAGE, told.node(form, Term.DOCUMENT)));
            service.link(Term.HAS_INPUT, evidence);
        }
        numbered(sheet.needs().conditions())
                .forEach(condition -> service.link(
                        Term.HOLDS_REQUIREMENT,
                        part(told, service, "requirement", condition.number(), Term.REQUIREMENT)
                                .persian(Term.TITLE, condition.of())));
        rules(told, service, sheet);
    }

    /** The steps are a rule of the service, which carries out the laws that it rests on. */
    private static void rules(Told told, Told.Node service, Sheet sheet) {
        List<Needs.Law> laws = sheet.needs().laws();
        if (laws.isEmpty() && sheet.diagram().isEmpty()) {
            return;
        }
        List<String> steps =
                sheet.diagram().isEmpty() ? laws.stream().map(Needs.Law::title).toList() : sheet.diagram();
        Told.Node rule = part(told, service, "rule", 1, Term.RULE)
                .text(Term.TITLE, RULES)
                .persian(Term.DESCRIPTION, String.join("؛ ", steps));
        for (Numbered<Needs.Law> law : numbered(laws)) {
            String article = law.of().article();
            Told.Node resource = part(told, service, "law", law.number(), Term.LEGAL_RESOURCE)
                    .persian(
                            Term.TITLE,
                            article.isEmpty() ? law.of().title() : law.of().title() + "، " + article)
                    .persian(Term.DESCRIPTION, law.of().date());
            service.link(Term.HAS_LEGAL_RESOURCE, resource);
            rule.link(Term.IMPLEMENTS, resource);
        }
        service.link(Term.FOLLOWS, rule);
    }

    private static void contact(Told told, Told.Node service, Contact contact) {
        if (contact.equals(Contact.NONE)) {
            return;
        }
        Told.Node point =
                told.node(service.iri() + "#contact", Term.CONTACT_POINT).value(Term.TELEPHONE, contact.telephone());
        if (!contact.address().isEmpty()) {
            point.link(
                    Term.ADDRESS,
                    told.node(service.iri() + "#address", Term.ADDRESS_CLASS)
                            .persian(Term.FULL_ADDRESS, contact.address()));
        }
        if (!contact.hours().isEmpty()) {
            point.link(
                    Term.OPENING_HOURS,
                    told.node(service.iri() + "#hours", Term.TEMPORAL_ENTITY)
                            .persian(Term.DESCRIPTION, contact.hours()));
        }
        service.link(Term.HAS_CONTACT_POINT, point);
    }
}
