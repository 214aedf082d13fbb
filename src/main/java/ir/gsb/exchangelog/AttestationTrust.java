package ir.gsb.exchangelog;

import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.CosignatureVerifier;
import java.util.List;

/**
 * Whose word on checkpoints an audit believes.
 *
 * @param timeStamps above the time-stamp authorities, those of earlier years too; if there are none, a token is still
 *     held against its checkpoint and its own certificate
 * @param witnesses cosignatures of others are not checked
 */
public record AttestationTrust(TrustAnchors timeStamps, List<CosignatureVerifier> witnesses) {

    public AttestationTrust {
        witnesses = List.copyOf(witnesses);
    }

    /** Believes nobody. */
    public static AttestationTrust none() {
        return new AttestationTrust(new TrustAnchors(List.of()), List.of());
    }
}
