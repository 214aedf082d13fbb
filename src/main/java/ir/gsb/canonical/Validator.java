package ir.gsb.canonical;

import ir.gsb.message.Admitted;
import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Payload;
import ir.gsb.message.RefusedException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The stage that reads a request, JSON or XML, and holds it against its inquiry's model. */
public final class Validator extends Canonical.Stage {

    private final ServedSet.Source source;

    public Validator(ServedSet.Source source) {
        this.source = source;
    }

    @Override
    public Canonical validate(Admitted admitted) {
        InquiryType type = admitted.received().inquiry().orElseThrow(Validator::unknown);
        ServedSet served = source.current();
        Model model =
                served.schemas().model(type).filter(_ -> served.isServed(type)).orElseThrow(() -> notServed(type));
        return canonical(
                admitted, request(model, admitted.message().verification().payload()), served);
    }

    /** Reads a request in either syntax. */
    static Canonical.Request request(Model model, Payload payload) {
        var findings = new Findings();
        Node.Fields raw = switch (payload) {
            case Payload.Json(var bytes) -> JsonText.parse(bytes, findings);
            case Payload.Xml(var element) -> XmlText.request(model, element, findings);
            case Payload.None _, Payload.Bytes _ -> throw empty(model.type());
        };
        Node.Fields content = model.request(raw, findings);
        if (!findings.none()) {
            throw findings.refusal();
        }
        return new Canonical.Request(
                model.type(),
                RequestRules.mode(content),
                asked(content),
                compared(content),
                model.subject().flatMap(content::text),
                content);
    }

    private static Set<String> asked(Node.Fields content) {
        Set<String> fields = new LinkedHashSet<>();
        if (content.children().get(ModelRules.FIELDS) instanceof Node.Items(var names)) {
            for (Node name : names) {
                if (name instanceof Node.Text(String text)) {
                    fields.add(text);
                }
            }
        }
        return fields;
    }

    private static Set<String> compared(Node.Fields content) {
        Set<String> values = new LinkedHashSet<>();
        if (content.children().get(ModelRules.VALUES) instanceof Node.Fields(var children)) {
            children.forEach((name, value) -> {
                if (!(value instanceof Node.Items(var items) && items.isEmpty())) {
                    values.add(name);
                }
            });
        }
        return values;
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                Code.UNKNOWN_INQUIRY, "There is no such inquiry or version; GET /inquiries lists those that exist.");
    }

    private static RefusedException notServed(InquiryType type) {
        return RefusedException.of(
                Code.SERVICE_DISABLED,
                type + " is registered, but this hub has no schema or no route of it now. Ask again later; if it lasts,"
                        + " tell the hub's operator.");
    }

    private static RefusedException empty(InquiryType type) {
        return RefusedException.of(
                Code.MALFORMED_MESSAGE, "The request has no content; send what the schema of " + type + " asks for.");
    }
}
