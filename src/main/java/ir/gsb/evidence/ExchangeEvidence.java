package ir.gsb.evidence;

import ir.gsb.message.ExchangeId;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * All that proves one exchange, gathered and not yet sealed.
 *
 * @param request absent if it was erased, or was never kept
 * @param answer absent if it was erased, or there was none
 * @param records one or two, the earlier first
 * @param checkpoint the signed note that all proofs lead to, with its cosignatures
 * @param timeStamps RFC 3161 tokens over the bytes of the checkpoint
 * @param logKey the log's vkey
 * @param witnessKeys the vkeys of those who cosigned
 * @param client the certificate that signed the request, if its signature was verified
 * @param hub the certificate that signed the answer
 * @param authorities the certificates above those two
 * @param revocation CRLs in DER
 * @param statuses OCSP answers in DER
 */
public record ExchangeEvidence(
        ExchangeId id,
        Optional<Spoken> request,
        Optional<Spoken> answer,
        List<Recorded> records,
        byte[] checkpoint,
        List<byte[]> timeStamps,
        String logKey,
        List<String> witnessKeys,
        Optional<X509Certificate> client,
        X509Certificate hub,
        List<X509Certificate> authorities,
        List<byte[]> revocation,
        List<byte[]> statuses) {

    public ExchangeEvidence {
        records = List.copyOf(records);
        timeStamps = List.copyOf(timeStamps);
        witnessKeys = List.copyOf(witnessKeys);
        authorities = List.copyOf(authorities);
        revocation = List.copyOf(revocation);
        statuses = List.copyOf(statuses);
        if (records.isEmpty() || records.size() > 2) {
            throw new IllegalArgumentException("an exchange has one or two records, not " + records.size());
        }
    }
}
