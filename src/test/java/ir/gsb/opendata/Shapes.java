package ir.gsb.opendata;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.sparql.graph.GraphFactory;

/** The shapes of CPSV-AP 3.2.0, as they are published. */
final class Shapes {

    private static final org.apache.jena.shacl.Shapes PUBLISHED = read();

    private Shapes() {}

    private static org.apache.jena.shacl.Shapes read() {
        Model shapes = ModelFactory.createDefaultModel();
        InputStream file =
                Objects.requireNonNull(Shapes.class.getResourceAsStream("/standards/cpsv-ap-3.2.0-shacl.ttl"));
        RDFDataMgr.read(shapes, file, Lang.TURTLE);
        return org.apache.jena.shacl.Shapes.parse(shapes);
    }

    /** What is wrong in a graph: node, property and what was expected. */
    static List<String> violations(Model model) {
        Graph graph = GraphFactory.createGraphMem();
        GraphUtil.addInto(graph, model.getGraph());
        return ShaclValidator.get().validate(PUBLISHED, graph).getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + ": " + entry.message())
                .toList();
    }
}
