package ir.gsb.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.RefusedException;
import java.io.IOException;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The trusted answer over SOAP, in the words of REST.
 *
 * @param content the child of the Body: a response or a Fault
 * @param exchange the block {@code gsb:exchange}
 */
record SoapAnswer(Model model, Element content, Element exchange) {

    private static final String EXCHANGE = "urn:gsb:exchange:v1";

    Result result(HttpAnswer answer) {
        boolean refused = "Fault".equals(content.getLocalName());
        ObjectNode said = refused ? problem() : response();
        return new Result(
                said.path("status").isInt() ? said.path("status").intValue() : answer.status(),
                child(exchange, "exchangeId"),
                child(exchange, "replayed").filter("true"::equals).isPresent(),
                refused,
                said,
                answer.took());
    }

    private ObjectNode response() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(JsonText.write(XmlText.read(model, content)));
        } catch (RefusedException unfit) {
            throw new CannotAskException(
                    "The hub's answer does not fit the schemas that are here ("
                            + unfit.refusal().detail() + "): name those of the hub with --schemas.",
                    unfit);
        } catch (IOException impossible) {
            throw new IllegalStateException("what was just written can be read", impossible);
        }
    }

    /** {@code gsb:error} of the fault's detail, as the problem that REST would have told. */
    private ObjectNode problem() {
        var errors = content.getElementsByTagNameNS(EXCHANGE, "error");
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        if (errors.getLength() == 0) {
            return problem.put("detail", content.getTextContent().strip());
        }
        for (Node node = errors.item(0).getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                put(problem, element);
            }
        }
        return problem;
    }

    private static void put(ObjectNode problem, Element element) {
        String name = element.getLocalName();
        String text = element.getTextContent().strip();
        switch (name) {
            case "status" -> problem.put(name, Integer.parseInt(text));
            case "retryable" -> problem.put(name, Boolean.parseBoolean(text));
            case "violations", "violation" -> violation(problem, element);
            default -> problem.put(name, text);
        }
    }

    /** One violation, or an element that holds several. */
    private static void violation(ObjectNode problem, Element element) {
        Optional<String> pointer = child(element, "pointer");
        if (pointer.isPresent()) {
            problem.withArray("violations")
                    .addObject()
                    .put("pointer", pointer.get())
                    .put("message", child(element, "message").orElse(""));
            return;
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element inner) {
                violation(problem, inner);
            }
        }
    }

    private static Optional<String> child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return Optional.of(element.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
