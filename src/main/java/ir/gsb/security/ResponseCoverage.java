package ir.gsb.security;

import ir.gsb.message.Headers;
import java.util.ArrayList;
import java.util.List;

/** What the signature of an answer must cover (wire contract, Answer): the same list for who signs and who checks. */
final class ResponseCoverage {

    private static final Component STATUS = Component.of("@status");
    private static final Component CONTENT_DIGEST = Component.of("content-digest");
    private static final List<Component> IF_SENT = List.of(
            Component.of("content-type"),
            Component.of("gsb-exchange-id"),
            Component.of("location"),
            Component.of("retry-after"),
            Component.of("gsb-replayed"));

    private static final List<Component> OF_REQUEST =
            List.of(Component.ofRequest("@method"), Component.ofRequest("@authority"), Component.ofRequest("@path"));
    private static final Component QUERY_OF_REQUEST = Component.ofRequest("@query");
    private static final List<Component> OF_REQUEST_IF_SENT =
            List.of(Component.ofRequest("content-digest"), Component.ofRequest("gsb-message-id"));
    private static final Component SIGNATURE_OF_REQUEST = Component.signatureOfRequest(SignatureFields.LABEL);

    private ResponseCoverage() {}

    static List<Component> of(SignedMessage.Response response) {
        List<Component> covered = new ArrayList<>(14);
        covered.add(STATUS);
        covered.add(CONTENT_DIGEST);
        addSent(IF_SENT, response.headers(), covered);
        response.request().ifPresent(request -> {
            covered.addAll(OF_REQUEST);
            request.query().ifPresent(query -> covered.add(QUERY_OF_REQUEST));
            addSent(OF_REQUEST_IF_SENT, request.headers(), covered);
            covered.add(SIGNATURE_OF_REQUEST);
        });
        return covered;
    }

    private static void addSent(List<Component> fields, Headers headers, List<Component> covered) {
        for (Component field : fields) {
            if (headers.first(field.name()).isPresent()) {
                covered.add(field);
            }
        }
    }
}
