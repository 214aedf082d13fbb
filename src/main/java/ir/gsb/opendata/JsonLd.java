package ir.gsb.opendata;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;

/** Writes a graph as a tree of JSON-LD in {@link Term}s: what a thing is told of stands where it is first named. */
final class JsonLd {

    private final String context;
    private final Set<Resource> told = new HashSet<>();

    JsonLd(String context) {
        this.context = context;
    }

    byte[] write(Resource root) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("@context", context);
        tree.putAll(node(root));
        return Answers.json(tree);
    }

    private Map<String, Object> node(Resource resource) {
        told.add(resource);
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", resource.getURI());
        List<String> classes = new ArrayList<>();
        Map<Term, List<RDFNode>> values = new EnumMap<>(Term.class);
        for (Statement statement : resource.listProperties().toList()) {
            if (statement.getPredicate().equals(RDF.type)) {
                classes.add(term(statement.getResource()).json());
            } else {
                values.computeIfAbsent(term(statement.getPredicate()), none -> new ArrayList<>())
                        .add(statement.getObject());
            }
        }
        classes.sort(null);
        if (!classes.isEmpty()) {
            node.put("type", alone(classes));
        }
        values.forEach((term, all) -> node.put(term.json(), values(term, all)));
        return node;
    }

    private static Term term(Resource named) {
        return Term.of(named.getURI())
                .orElseThrow(() -> new IllegalStateException("a graph tells of " + named + ", which is no term"));
    }

    private Object values(Term term, List<RDFNode> all) {
        List<RDFNode> sorted = new ArrayList<>(all);
        sorted.sort((one, other) -> one.toString().compareTo(other.toString()));
        return term.kind() == Term.Kind.LANGUAGES
                ? languages(sorted)
                : alone(sorted.stream().map(this::value).toList());
    }

    private Object value(RDFNode value) {
        if (value instanceof Literal literal) {
            return literal.getLexicalForm();
        }
        Resource resource = value.asResource();
        boolean tell = !told.contains(resource) && resource.listProperties().hasNext();
        return tell ? node(resource) : resource.getURI();
    }

    private static Map<String, Object> languages(List<RDFNode> texts) {
        Map<String, List<String>> byLanguage = new TreeMap<>();
        for (RDFNode text : texts) {
            byLanguage
                    .computeIfAbsent(text.asLiteral().getLanguage(), none -> new ArrayList<>())
                    .add(text.asLiteral().getLexicalForm());
        }
        Map<String, Object> languages = new LinkedHashMap<>();
        byLanguage.forEach((language, all) -> languages.put(language, alone(all)));
        return languages;
    }

    private static Object alone(List<?> all) {
        return all.size() == 1 ? all.getFirst() : all;
    }
}
