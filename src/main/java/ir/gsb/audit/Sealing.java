package ir.gsb.audit;

import ir.gsb.evidence.EvidenceContainer;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What the hub's operator provides for evidence.
 *
 * @param authorities the certificates above those of the hub and the parties, put in for reference
 * @param hub the certificate that answers are signed under now
 * @param logKey the log's vkey
 * @param witnessKeys the vkeys of the witnesses
 * @param revocations what the authorities have revoked, as it is known when evidence is made
 */
public record Sealing(
        EvidenceContainer container,
        List<X509Certificate> authorities,
        X509Certificate hub,
        String logKey,
        List<String> witnessKeys,
        Revocations revocations) {

    /** Where revocation lists come from. */
    @FunctionalInterface
    public interface Revocations {

        /**
         * The lists of now, each in DER.
         *
         * @throws IOException if one cannot be read
         */
        List<byte[]> current() throws IOException;
    }

    public Sealing {
        authorities = List.copyOf(authorities);
        witnessKeys = List.copyOf(witnessKeys);
    }
}
