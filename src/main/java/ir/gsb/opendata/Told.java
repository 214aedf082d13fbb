package ir.gsb.opendata;

import ir.gsb.catalogue.Text;
import java.util.Arrays;
import java.util.Locale;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;

/** A graph that is being told in {@link Term}s. */
final class Told {

    private static final Property[] PROPERTIES = Arrays.stream(Term.values())
            .map(term -> ResourceFactory.createProperty(term.iri()))
            .toArray(Property[]::new);

    private final Model model = ModelFactory.createDefaultModel();

    Told() {
        for (Term.Prefix prefix : Term.Prefix.values()) {
            model.setNsPrefix(prefix.name().toLowerCase(Locale.ROOT), prefix.namespace());
        }
    }

    Model model() {
        return model;
    }

    /** What can be told something about. */
    Node node(String iri, Term... classes) {
        var node = new Node(model.createResource(iri));
        for (Term type : classes) {
            node.resource.addProperty(RDF.type, model.createResource(type.iri()));
        }
        return node;
    }

    /** One of the things that a graph tells of. */
    final class Node {

        private final Resource resource;

        private Node(Resource resource) {
            this.resource = resource;
        }

        Node link(Term property, Node other) {
            resource.addProperty(PROPERTIES[property.ordinal()], other.resource);
            return this;
        }

        Node link(Term property, String iri) {
            resource.addProperty(PROPERTIES[property.ordinal()], model.createResource(iri));
            return this;
        }

        /** A literal of the property's type; nothing for an empty one. */
        Node value(Term property, String value) {
            if (!value.isEmpty()) {
                String type = property.kind().type();
                resource.addProperty(
                        PROPERTIES[property.ordinal()],
                        type.isEmpty()
                                ? model.createLiteral(value)
                                : model.createTypedLiteral(
                                        value, TypeMapper.getInstance().getSafeTypeByName(type)));
            }
            return this;
        }

        /** In the languages that it has. */
        Node text(Term property, Text text) {
            return tagged(property, text.fa(), "fa").tagged(property, text.en(), "en");
        }

        Node persian(Term property, String text) {
            return tagged(property, text, "fa");
        }

        private Node tagged(Term property, String text, String language) {
            if (!text.isEmpty()) {
                resource.addProperty(PROPERTIES[property.ordinal()], model.createLiteral(text, language));
            }
            return this;
        }

        Resource resource() {
            return resource;
        }

        String iri() {
            return resource.getURI();
        }
    }
}
