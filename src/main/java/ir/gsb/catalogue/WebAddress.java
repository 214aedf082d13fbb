package ir.gsb.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses that a link may lead to: whole, of the web, and naming nobody before the host. */
public final class WebAddress {

    /** Characters. */
    static final int LONGEST = 2_000;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddress() {}

    /** Empty if the text is none. */
    public static Optional<URI> of(String text) {
        try {
            var address = new URI(text);
            boolean leads = text.length() <= LONGEST
                    && address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getUserInfo() == null;
            return leads ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
