package ir.gsb.guide;

import java.nio.file.Path;
import java.util.Set;

/**
 * What the pages say of the hub itself.
 *
 * @param schemas the folder of the canonical models, where their samples are too
 * @param authorities the names under which clients reach the hub, {@code host:port}
 * @param tlsPort where HTTPS is served; 0 if it is not
 */
public record GuideSettings(Path schemas, Set<String> authorities, int tlsPort) {

    public GuideSettings {
        authorities = Set.copyOf(authorities);
    }

    /** The hub's address under the name that a reader used, if it is one of its own; else under its first one. */
    Address address(String host) {
        String authority = authorities.contains(host)
                ? host
                : authorities.stream().sorted().findFirst().orElseThrow();
        return new Address(authority.endsWith(":" + tlsPort) ? "https" : "http", authority);
    }

    /** Where the hub is reached. */
    record Address(String scheme, String authority) {
        @Override
        public String toString() {
            return scheme + "://" + authority;
        }
    }
}
