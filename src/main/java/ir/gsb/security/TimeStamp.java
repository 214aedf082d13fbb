package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What a time-stamp proves: that its content was there at a moment.
 *
 * @param at the moment, as the authority's clock had it
 * @param by the authority's certificate
 * @param serial the token's number, unique at its authority
 * @param policy the object identifier of the rules it was made by
 */
public record TimeStamp(Instant at, X509Certificate by, BigInteger serial, String policy) {

    /** What time a token says, without a look at who says it; nothing if it is no token. */
    public static Optional<Instant> timeSaidIn(byte[] token) {
        try {
            var info = new TimeStampToken(new CMSSignedData(token)).getTimeStampInfo();
            return Optional.of(info.getGenTime().toInstant());
        } catch (TSPException | CMSException | IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }
}
