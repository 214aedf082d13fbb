package ir.gsb.joining;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import ir.gsb.security.CertificateAuthority;
import ir.gsb.security.Certificates;
import ir.gsb.security.NotProvenException;
import ir.gsb.security.TrustAnchors;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who certifies what was approved: the hub's own authority, or an outside one that the hub trusts. */
public final class Issuing {

    private final Optional<CertificateAuthority> own;
    private final TrustAnchors outside;
    private final Clock clock;

    /** @param outside the authorities above certificates that an operator brings */
    public Issuing(Optional<CertificateAuthority> own, TrustAnchors outside, Clock clock) {
        this.own = own;
        this.outside = outside;
        this.clock = clock;
    }

    /** The certificate of a joining, first, and those above it. */
    List<X509Certificate> chain(Joining joining, Optional<String> brought) {
        return brought.isPresent() ? checked(joining, brought.get()) : issued(joining);
    }

    private List<X509Certificate> issued(Joining joining) {
        CertificateAuthority authority = own.orElseThrow(() -> Approval.violated(
                "certificate", "must be given: this hub has no authority of its own (gsb.authority)"));
        if (!authority.isValid()) {
            throw RefusedException.of(
                    Code.STATE_CONFLICT,
                    "The certificate of the hub's own authority has expired: set a new one (gsb.authority).");
        }
        return List.of(authority.issue(joining.request().key(), joining.party()), authority.certificate());
    }

    private List<X509Certificate> checked(Joining joining, String pem) {
        List<X509Certificate> chain = read(pem);
        X509Certificate leaf = chain.getFirst();
        if (!leaf.getPublicKey().equals(joining.request().key())) {
            throw Approval.violated("certificate", "must be of the key that was asked for, and stand first");
        }
        boolean[] usage = leaf.getKeyUsage();
        if (leaf.getBasicConstraints() >= 0 || (usage != null && !usage[0])) {
            throw Approval.violated(
                    "certificate", "must be of a party: no authority's, and with the key usage digitalSignature");
        }
        if (outside.isEmpty()) {
            throw Approval.violated(
                    "certificate", "cannot be checked: name the authorities that this hub trusts in gsb.trust.anchors");
        }
        try {
            outside.require(leaf, chain, clock.instant());
            return chain;
        } catch (NotProvenException untrusted) {
            throw Approval.violated("certificate", "is not trusted: " + untrusted.getMessage());
        }
    }

    private static List<X509Certificate> read(String pem) {
        try {
            List<X509Certificate> chain = Certificates.read(pem.getBytes(StandardCharsets.US_ASCII));
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (IllegalArgumentException malformed) {
            // told below
        }
        throw Approval.violated("certificate", "must be X.509 certificates as PEM, the party's first");
    }
}
