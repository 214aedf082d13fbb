package ir.gsb.canonical;

import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.DOMDestination;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.w3c.dom.Document;

/** A mapping to a provider of XML, SOAP envelopes included, written in XSLT 3.0. It reads nothing but the message. */
final class XsltMapping implements Mapping {

    private static final QName HTTP_STATUS = new QName("httpStatus");

    private final Model model;
    private final XsltExecutable to;
    private final XsltExecutable from;

    XsltMapping(Model model, XsltSandbox sandbox, Path to, Path from) {
        this.model = model;
        this.to = compiled(sandbox, to);
        this.from = compiled(sandbox, from);
    }

    private static XsltExecutable compiled(XsltSandbox sandbox, Path file) {
        XsltCompiler compiler = sandbox.compiler();
        var lines = new int[] {1};
        var what = new StringBuilder();
        compiler.setErrorReporter(error -> {
            if (what.isEmpty() && !error.isWarning()) {
                lines[0] = Math.max(1, error.getLocation().getLineNumber());
                what.append(error.getMessage());
            }
        });
        try {
            return compiler.compile(new StreamSource(file.toFile()));
        } catch (SaxonApiException e) {
            throw new SchemaException(
                    file, lines[0], "the mapping does not compile: " + (what.isEmpty() ? e.getMessage() : what));
        }
    }

    @Override
    public byte[] toProvider(Node.Fields request) {
        Document source = XmlText.write(model, request, model.requestName());
        var out = new ByteArrayOutputStream(1024);
        try {
            Xslt30Transformer transformer = XsltSandbox.transformer(to);
            transformer.applyTemplates(new DOMSource(source), transformer.newSerializer(out));
            return out.toByteArray();
        } catch (SaxonApiException | SaxonApiUncheckedException e) {
            throw XsltSandbox.thrown(e)
                    .<RuntimeException>map(_ -> Mapping.unsayable())
                    .orElseGet(() -> new IllegalStateException("the mapping to the provider failed", e));
        }
    }

    @Override
    public Node.Fields fromProvider(byte[] body, int httpStatus) {
        Document source = parsed(body, httpStatus);
        Document result = Xml.document();
        try {
            Xslt30Transformer transformer = XsltSandbox.transformer(from);
            transformer.setStylesheetParameters(Map.of(HTTP_STATUS, new XdmAtomicValue(httpStatus)));
            transformer.applyTemplates(new DOMSource(source), new DOMDestination(result));
        } catch (SaxonApiException | SaxonApiUncheckedException e) {
            throw XsltSandbox.thrown(e)
                    .filter(RefusedException.class::isInstance)
                    .orElseGet(() -> Mapping.invalid(String.valueOf(e.getMessage()), body));
        }
        return read(result, body);
    }

    private Node.Fields read(Document result, byte[] body) {
        if (result.getDocumentElement() == null) {
            throw Mapping.invalid("the mapping gave no element", body);
        }
        var findings = new Findings();
        Node.Fields fields = XmlText.response(model, result.getDocumentElement(), findings);
        if (!findings.none()) {
            throw Mapping.invalid(findings.violations().toString(), body);
        }
        return fields;
    }

    @Override
    public List<UnknownName> unknownNames() {
        return List.of();
    }

    private static Document parsed(byte[] body, int httpStatus) {
        try {
            return Xml.parse(body);
        } catch (RefusedException _) {
            throw Mapping.unreadable(body, httpStatus);
        }
    }
}
