package ir.gsb.ingress;

import ir.gsb.message.Concluded;
import ir.gsb.message.Node;
import ir.gsb.message.Refusal;
import ir.gsb.message.Violation;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as the wire contract writes it, the same elements over REST (RFC 9457) and in a SOAP fault's detail. */
final class Problem {

    private Problem() {}

    static Node.Fields fields(Concluded concluded, Refusal why) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", new Node.Text("urn:gsb:error:" + why.code().wire()));
        fields.put("title", new Node.Text(why.code().title()));
        fields.put("status", new Node.Whole(why.code().status()));
        fields.put("detail", new Node.Text(why.detail()));
        fields.put("code", new Node.Text(why.code().wire()));
        fields.put("at", new Node.Text(why.code().at().wire()));
        fields.put("retryable", new Node.Flag(why.code().retryable()));
        fields.put("exchangeId", new Node.Text(concluded.id().toString()));
        if (!why.violations().isEmpty()) {
            fields.put(
                    "violations",
                    new Node.Items(
                            why.violations().stream().map(Problem::violation).toList()));
        }
        return new Node.Fields(fields);
    }

    private static Node violation(Violation violation) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("pointer", new Node.Text(violation.pointer()));
        fields.put("message", new Node.Text(violation.message()));
        return new Node.Fields(fields);
    }
}
