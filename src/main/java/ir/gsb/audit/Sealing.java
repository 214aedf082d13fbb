package ir.gsb.audit;

import ir.gsb.evidence.EvidenceContainer;
import ir.gsb.security.StatusEvidence;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the hub's operator provides for evidence.
 *
 * @param authorities the certificates above those of the hub and the parties, put in for reference
 * @param hub the certificate that answers are signed under now
 * @param logKey the log's vkey
 * @param witnessKeys the vkeys of the witnesses
 * @param revocations what the authorities have revoked
 */
public record Sealing(
        EvidenceContainer container,
        List<X509Certificate> authorities,
        X509Certificate hub,
        String logKey,
        List<String> witnessKeys,
        Revocations revocations) {

    /** Where what authorities say of certificates comes from. */
    @FunctionalInterface
    public interface Revocations {

        /**
         * The lists of now, and what was known of a client's certificate at some moments.
         *
         * @throws IOException if it cannot be read
         */
        StatusEvidence.Said of(Optional<X509Certificate> client, List<Instant> moments) throws IOException;
    }

    public Sealing {
        authorities = List.copyOf(authorities);
        witnessKeys = List.copyOf(witnessKeys);
    }
}
