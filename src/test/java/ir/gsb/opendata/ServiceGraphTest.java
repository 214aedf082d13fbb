package ir.gsb.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.catalogue.Agency;
import ir.gsb.catalogue.Listing;
import ir.gsb.catalogue.Province;
import ir.gsb.catalogue.Published;
import ir.gsb.catalogue.PublishedService;
import ir.gsb.catalogue.Sheet;
import ir.gsb.catalogue.TestPublished;
import ir.gsb.catalogue.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;

class ServiceGraphTest {

    private static final String CODE = "10000010";

    private final ServiceGraph graph = new ServiceGraph(new Addresses(URI.create("https://bus.example.gov")));
    private final Published published = TestPublished.of(
            List.of(new Agency(
                    SmallCountry.AGENCY,
                    Optional.empty(),
                    Agency.Kind.MUNICIPALITY,
                    new Text("ثبت کوچک", "Small registry"),
                    Optional.of(Province.QOM),
                    "",
                    "",
                    true)),
            List.of());

    private static PublishedService service(Sheet sheet) {
        return new PublishedService(
                new Listing(
                        1,
                        CODE,
                        Optional.empty(),
                        SmallCountry.AGENCY,
                        sheet.title(),
                        sheet.classification(),
                        sheet.electronic(),
                        1,
                        Instant.parse("2026-11-22T10:00:00Z")),
                sheet);
    }

    @Test
    void full_sheet_conforms_to_the_published_shapes() {
        Model model = graph.model(List.of(service(SmallCountry.sheet("صدور شناسنامه"))), published);

        assertThat(model.size()).isGreaterThan(100);
        assertThat(Shapes.violations(model)).isEmpty();
    }

    @Test
    void sheet_that_says_nothing_but_its_title_conforms_too() {
        Sheet begun = Sheet.begun(new Text("صدور شناسنامه", ""));

        assertThat(Shapes.violations(graph.model(List.of(service(begun)), published)))
                .isEmpty();
    }

    @Test
    void shapes_find_what_is_missing() {
        Model model = graph.model(List.of(service(SmallCountry.sheet("صدور"))), published);
        model.removeAll(null, model.createProperty(Term.COMPETENT_AUTHORITY.iri()), null);

        assertThat(Shapes.violations(model)).isNotEmpty();
    }

    @Test
    void json_ld_and_turtle_say_the_same() throws IOException {
        PublishedService service = service(SmallCountry.sheet("صدور شناسنامه"));
        var json = new ObjectMapper();
        ObjectNode tree = (ObjectNode) json.readTree(graph.jsonLd(service, published));
        assertThat(tree.get("@context").asText()).isEqualTo("https://bus.example.gov/catalogue/context.jsonld");
        tree.set("@context", json.valueToTree(Term.context()).get("@context"));
        Model fromJson = ModelFactory.createDefaultModel();
        RDFDataMgr.read(fromJson, new StringReader(tree.toString()), null, Lang.JSONLD11);
        Model fromTurtle = ModelFactory.createDefaultModel();
        RDFDataMgr.read(fromTurtle, new ByteArrayInputStream(graph.turtle(List.of(service), published)), Lang.TURTLE);

        assertThat(fromJson.difference(fromTurtle).listStatements().toList()).isEmpty();
        assertThat(fromTurtle.isIsomorphicWith(fromJson)).isTrue();
    }

    @Test
    void address_that_is_none_of_the_web_is_no_link() {
        assertThat(Addresses.web("https://example.ir/فرم?a=1")).contains("https://example.ir/%D9%81%D8%B1%D9%85?a=1");
        assertThat(Addresses.web("javascript:alert(1)")).isEmpty();
        assertThat(Addresses.web("به دفتر بروید")).isEmpty();
        assertThat(Addresses.web("")).isEmpty();
    }
}
