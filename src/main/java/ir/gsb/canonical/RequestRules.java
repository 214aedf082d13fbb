package ir.gsb.canonical;

import ir.gsb.canonical.Findings.Place;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;

/** How the parts of a request go together, which depends on its mode. */
final class RequestRules {

    static final String ONLY_RETRIEVE = "is only for the mode RETRIEVE; leave it out or set the mode";
    static final String ONLY_VERIFY = "is only for the mode VERIFY; leave it out or change the mode";
    static final String NEEDS_FIELDS = "must name at least one field of the answer with the mode RETRIEVE";

    private RequestRules() {}

    static void check(Node.Fields request, Findings findings) {
        boolean fields = request.children().get(ModelRules.FIELDS) instanceof Node.Items items
                && !items.items().isEmpty();
        boolean values = request.children().containsKey(ModelRules.VALUES);
        switch (mode(request)) {
            case VERIFY -> {
                if (fields) {
                    findings.add(Place.ROOT.child(ModelRules.FIELDS), ONLY_RETRIEVE);
                }
            }
            case RETRIEVE -> {
                if (!fields) {
                    findings.add(Place.ROOT.child(ModelRules.FIELDS), NEEDS_FIELDS);
                }
                if (values) {
                    findings.add(Place.ROOT.child(ModelRules.VALUES), ONLY_VERIFY);
                }
            }
        }
    }

    static Mode mode(Node.Fields request) {
        boolean retrieve = request.text(ModelRules.MODE)
                .filter(Mode.RETRIEVE.name()::equals)
                .isPresent();
        return retrieve ? Mode.RETRIEVE : Mode.VERIFY;
    }
}
