package ir.gsb.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The signature algorithms that a SOAP message may name (RFC 9231), each with the one kind of key it is for. */
enum SoapAlgorithm {
    ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", "ecdsa", "sha256"),
    ECDSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", "ecdsa", "sha384"),
    ECDSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", "ecdsa", "sha512"),
    RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "rsa-v1_5", "sha256"),
    RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "rsa-v1_5", "sha384"),
    RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "rsa-v1_5", "sha512"),
    RSA_PSS_SHA256("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", "rsa-pss", "sha256"),
    RSA_PSS_SHA384("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", "rsa-pss", "sha384"),
    RSA_PSS_SHA512("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", "rsa-pss", "sha512");

    private static final Map<String, SoapAlgorithm> BY_URI = new HashMap<>();

    static {
        for (SoapAlgorithm algorithm : values()) {
            BY_URI.put(algorithm.uri, algorithm);
        }
    }

    private final String uri;
    private final String scheme;
    private final String hash;

    SoapAlgorithm(String uri, String scheme, String hash) {
        this.uri = uri;
        this.scheme = scheme;
        this.hash = hash;
    }

    String uri() {
        return uri;
    }

    static Optional<SoapAlgorithm> named(String uri) {
        return Optional.ofNullable(BY_URI.get(uri));
    }

    boolean isFor(KeyType key) {
        return switch (key) {
            case EC_P256, EC_P384 -> scheme.equals("ecdsa");
            case RSA -> !scheme.equals("ecdsa");
            case ED25519 -> false;
        };
    }

    /** In the manner of RFC 9421, {@code ecdsa-p256-sha256}. */
    String wire(KeyType key) {
        String curve = switch (key) {
            case EC_P256 -> "-p256";
            case EC_P384 -> "-p384";
            case RSA, ED25519 -> "";
        };
        return scheme + curve + "-" + hash;
    }

    /** What the hub and its client sign with. */
    static SoapAlgorithm preferredFor(KeyType key) {
        return switch (key) {
            case EC_P256 -> ECDSA_SHA256;
            case EC_P384 -> ECDSA_SHA384;
            case RSA -> RSA_SHA256;
            case ED25519 ->
                throw new IllegalArgumentException("SOAP messages are signed with P-256, P-384 or RSA, not Ed25519");
        };
    }
}
