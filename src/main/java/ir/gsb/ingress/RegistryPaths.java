package ir.gsb.ingress;

import java.util.List;
import java.util.regex.Pattern;

/** Which paths below {@code /registry} there are, and for which methods. */
enum RegistryPaths {
    LISTS("GET", "/registry(/(agencies|systems|certificates|inquiries|agreements|changes|joinings))?"),
    ENTRIES("GET", "/registry/(agencies/ID|systems/ID/ID|certificates/ID|inquiries/ID/ID|agreements/ID|joinings/ID)"),
    PUT("PUT", "/registry/(agencies/ID|systems/ID/ID|inquiries/ID/ID|agreements/ID)"),
    NEW("POST", "/registry/(certificates|agreements|plan|apply)"),
    ACTS(
            "POST",
            "/registry/(agencies/ID/(suspend|resume)|certificates/ID/revoke|inquiries/ID/v[0-9]{1,4}/"
                    + "(enable|disable|retire)|agreements/ID/(grant|decline|end)|joinings/ID/(approve|decline))");

    private final String method;
    private final Pattern path;

    RegistryPaths(String method, String path) {
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
        return new Target.Registry(served.contains(method) ? method : served.getFirst());
    }
}
