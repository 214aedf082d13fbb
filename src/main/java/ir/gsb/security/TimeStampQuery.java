package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** One question to a time-stamp authority, with a nonce and the wish for its certificate (RFC 3161 §2.4.1). */
final class TimeStampQuery {

    private static final int NONCE_BITS = 64;

    private final TimeStampRequest request;

    private TimeStampQuery(TimeStampRequest request) {
        this.request = request;
    }

    static TimeStampQuery of(byte[] content, SecureRandom random) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        var nonce = new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS);
        return new TimeStampQuery(generator.generate(TSPAlgorithms.SHA256, Digests.sha256(content), nonce));
    }

    byte[] encoded() throws IOException {
        return request.getEncoded();
    }

    /**
     * Takes the token out of the answer to this very question: granted, same imprint, same nonce (RFC 3161 §2.4.2).
     * Whose signature it bears is not checked here.
     *
     * @throws IOException if it is another answer, a refusal or none
     */
    byte[] token(byte[] answer) throws IOException {
        try {
            var response = new TimeStampResponse(answer);
            if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                throw new IOException("it refuses, status " + response.getStatus());
            }
            response.validate(request);
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException | RuntimeException e) {
            throw new IOException("what it answers does not belong to the question: " + e.getMessage(), e);
        }
    }
}
