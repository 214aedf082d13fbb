package ir.gsb.opendata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What things are called in linked data: addresses under the hub's own, which do not change.
 *
 * @param base scheme and authority, without a path
 */
public record Addresses(URI base) {

    public Addresses {
        if (!base.isAbsolute()
                || base.getRawAuthority() == null
                || !base.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "gsb.portal.base is scheme and authority, as https://bus.example.gov, not " + base);
        }
    }

    String service(String code) {
        return at(Entries.SERVICES + '/' + code);
    }

    String agency(String code) {
        return at(Entries.AGENCIES + '/' + code);
    }

    /** A word of the catalogue, {@code Cluster.HEALTH}. */
    String word(Enum<?> word) {
        return at("/catalogue/words#" + word.getDeclaringClass().getSimpleName() + '.' + word.name());
    }

    String at(String path) {
        return base + path;
    }

    /** An address that someone typed, if it is one of the web. */
    static Optional<String> web(String typed) {
        try {
            URI address = new URI(typed.strip());
            boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
