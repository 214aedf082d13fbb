package ir.gsb.registry;

import ir.gsb.message.Node;
import java.util.Locale;

/** Something that is registered, under a key of its own among those of its kind. It may be ended, but never goes away. */
public sealed interface Entry permits Agency, PartySystem, RegisteredCertificate, Inquiry, Agreement {

    /** The kinds, in an order in which none names one that comes after it. */
    enum Kind {
        AGENCY("agencies"),
        SYSTEM("systems"),
        CERTIFICATE("certificates"),
        INQUIRY("inquiries"),
        AGREEMENT("agreements");

        private final String plural;

        Kind(String plural) {
            this.plural = plural;
        }

        /** As the registry log writes it, {@code agency}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As paths and files write it, {@code agencies}. */
        public String plural() {
            return plural;
        }
    }

    Kind kind();

    /** {@code tax}, {@code tax/portal}, a thumbprint, {@code person-identity/v1} or {@code A-1001}. */
    String key();

    /** Whether it gives nobody any right any more: suspended, revoked, retired, ended. */
    boolean over();

    /** As a registry file writes it, but for the certificate, which is told by its thumbprint. */
    Node.Fields written();

    /** Changes whenever the entry does: the first 16 digits of the hash of its fields. */
    default String tag() {
        return CanonicalJson.hash(written()).substring(0, 16);
    }
}
