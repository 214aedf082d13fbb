package ir.gsb.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as the wire contract writes it, the same elements over REST (RFC 9457) and in a SOAP fault's detail. */
public final class Problem {

    private Problem() {}

    /** Of an exchange, which it names. */
    public static Node.Fields fields(Concluded concluded, Refusal why) {
        Map<String, Node> fields = common(why);
        fields.put("exchangeId", new Node.Text(concluded.id().toString()));
        return withViolations(fields, why);
    }

    /** Of a request that is no exchange. */
    public static Node.Fields fields(Refusal why) {
        return withViolations(common(why), why);
    }

    /** Of a request that is no exchange, and failed with what no exchange fails with. */
    public static Node.Fields fields(String code, String title, int status, boolean retryable, String detail) {
        return new Node.Fields(common(code, title, status, Code.At.CLIENT, retryable, detail));
    }

    private static Map<String, Node> common(Refusal why) {
        Code code = why.code();
        return common(code.wire(), code.title(), code.status(), code.at(), code.retryable(), why.detail());
    }

    private static Map<String, Node> common(
            String code, String title, int status, Code.At at, boolean retryable, String detail) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("type", new Node.Text("urn:gsb:error:" + code));
        fields.put("title", new Node.Text(title));
        fields.put("status", new Node.Whole(status));
        fields.put("detail", new Node.Text(detail));
        fields.put("code", new Node.Text(code));
        fields.put("at", new Node.Text(at.wire()));
        fields.put("retryable", new Node.Flag(retryable));
        return fields;
    }

    private static Node.Fields withViolations(Map<String, Node> fields, Refusal why) {
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
