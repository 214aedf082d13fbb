package ir.gsb.evidence;

import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.NoteVerifier;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose word counts, for the one who checks. Nothing that stands in a container is trusted because it stands there.
 *
 * @param authorities who vouch for the hub's and the parties' certificates
 * @param log the key of the exchange log
 * @param timeStamps who vouch for time-stamp authorities
 * @param witnesses those whose cosignature is wanted, each
 * @param hub the certificates that the hub seals and answers with; if empty, any that an authority vouches for will do
 */
public record Trust(
        TrustAnchors authorities,
        Optional<NoteVerifier> log,
        TrustAnchors timeStamps,
        List<CosignatureVerifier> witnesses,
        Set<X509Certificate> hub) {

    public Trust {
        witnesses = List.copyOf(witnesses);
        hub = Set.copyOf(hub);
    }
}
