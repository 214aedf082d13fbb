package ir.gsb.ingress;

import java.util.List;
import java.util.regex.Pattern;

/** Which paths below {@code /registry} and {@code /queue} there are, and for which methods. */
enum OperatedPaths {
    LISTS("GET", "/registry(/(agencies|systems|certificates|inquiries|agreements|changes|joinings))?"),
    ENTRIES("GET", "/registry/(agencies/ID|systems/ID/ID|certificates/ID|inquiries/ID/ID|agreements/ID|joinings/ID)"),
    PUT("PUT", "/registry/(agencies/ID|systems/ID/ID|inquiries/ID/ID|agreements/ID)"),
    NEW("POST", "/registry/(certificates|agreements|plan|apply)"),
    ACTS(
            "POST",
            "/registry/(agencies/ID/(suspend|resume)|certificates/ID/revoke|inquiries/ID/v[0-9]{1,4}/"
                    + "(enable|disable|retire)|agreements/ID/(grant|decline|end)|joinings/ID/(approve|decline))"),
    QUEUE("GET", "/queue(/exchanges(/ID)?)?"),
    QUEUE_ACTS("POST", "/queue/(exchanges/ID/)?(requeue|drop)");

    private final String method;
    private final Pattern path;

    OperatedPaths(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path.replace("ID", "[A-Za-z0-9._-]{1,64}"));
    }

    /** The method that is meant there, another one only if that one is served too. */
    static Target of(String method, String path) {
        List<String> served = List.of(values()).stream()
                .filter(one -> one.path.matcher(path).matches())
                .map(one -> one.method)
                .toList();
        if (served.isEmpty()) {
            throw Target.nothingAt();
        }
        String meant = served.contains(method) ? method : served.getFirst();
        return path.startsWith("/queue") ? new Target.Queue(meant) : new Target.Registry(meant);
    }
}
