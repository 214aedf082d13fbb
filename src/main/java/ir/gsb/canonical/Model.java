package ir.gsb.canonical;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.message.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The canonical model of an inquiry: what a request and an answer may say, in XML as in JSON. Never changes. */
public final class Model {

    /** How the message begins where a name is not one of the schema's. */
    public static final String UNKNOWN = "is not part of the schema";

    /** The namespace of the hub's own notes in a schema file. */
    static final String NAMESPACE = "urn:gsb:model:v1";

    /**
     * Content that was held against the model.
     *
     * @param content in the schema's order, with an array wherever there may be one; whole only without violations
     */
    public record Read(Node.Fields content, List<Violation> violations) {}

    private final InquiryType type;
    private final Type.Complex request;
    private final Type.Complex response;
    private final Optional<String> subject;
    private final Optional<String> deceased;
    private final Type.Prose prose;
    private final byte[] xsd;

    Model(
            InquiryType type,
            Type.Complex request,
            Type.Complex response,
            Optional<String> subject,
            Optional<String> deceased,
            Type.Prose prose,
            byte[] xsd) {
        this.type = type;
        this.request = request;
        this.response = response;
        this.subject = subject;
        this.deceased = deceased;
        this.prose = prose;
        this.xsd = xsd.clone();
    }

    public InquiryType type() {
        return type;
    }

    /** The element of the request that says whom or what it asks about. */
    public Optional<String> subject() {
        return subject;
    }

    /** The names of what an answer may hold, without its status. */
    public Set<String> answerFields() {
        return response.members().keySet().stream()
                .filter(name -> !name.equals(ModelRules.STATUS))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of what every request must hold. */
    public Set<String> neededOfRequest() {
        return request.members().values().stream()
                .filter(member -> member.fewest() > 0 && request.content().contains(member))
                .map(Type.Member::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of what every request must hold once and as text, so that a provider's path may hold it. */
    public Set<String> neededTexts() {
        return neededOfRequest().stream()
                .filter(name -> {
                    Type.Member member = request.members().get(name);
                    return member != null && !member.many() && member.type() instanceof Type.Text;
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The schema as the integrator wrote it. */
    public byte[] xsd() {
        return xsd.clone();
    }

    /** {@code PersonIdentityRequest}. */
    public String requestName() {
        return type.pascalName() + "Request";
    }

    /** {@code PersonIdentityResponse}. */
    public String responseName() {
        return type.pascalName() + "Response";
    }

    /** Holds the content of a request, as it was read, against the model. */
    public Read request(Node.Fields raw) {
        var findings = new Findings();
        Node.Fields content = request(raw, findings);
        return new Read(content, findings.violations());
    }

    /** Holds the content of an answer, as it was read, against the model. */
    public Read response(Node.Fields raw) {
        var findings = new Findings();
        Node.Fields content = new Checker(findings).root(response, raw);
        return new Read(content, findings.violations());
    }

    Node.Fields request(Node.Fields raw, Findings findings) {
        Node.Fields content = new Checker(findings).root(request, raw);
        RequestRules.check(content, findings);
        return content;
    }

    Type.Complex requestType() {
        return request;
    }

    Type.Complex responseType() {
        return response;
    }

    /** The answer's element that says whether the subject has died. */
    Optional<String> deceased() {
        return deceased;
    }

    /** What the inquiry is for. */
    Type.Prose prose() {
        return prose;
    }
}
