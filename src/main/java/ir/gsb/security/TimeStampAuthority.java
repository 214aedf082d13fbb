package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority for the sample and for tests (RFC 3161). Its clock is the machine's: never for production. */
public final class TimeStampAuthority implements TimeStampSource {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    private static final int SERIAL_BITS = 120;

    private final SigningKey key;
    private final X509Certificate issuer;
    private final Clock clock;
    private final SecureRandom random;

    /** @param key its certificate has the one, critical, extended key usage timeStamping */
    public TimeStampAuthority(SigningKey key, X509Certificate issuer, Clock clock, SecureRandom random) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Answers a TimeStampReq with a TimeStampResp, both in DER.
     *
     * @throws IOException if the question cannot be read
     */
    public byte[] answer(byte[] query) throws IOException {
        var request = new TimeStampRequest(query);
        var responses = new TimeStampResponseGenerator(
                tokens(), Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512));
        var serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        try {
            return responses
                    .generate(request, serial, Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException e) {
            throw new IOException("the question cannot be answered: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] stamp(byte[] content) throws IOException {
        var query = TimeStampQuery.of(content, random);
        return query.token(answer(query.encoded()));
    }

    private TimeStampTokenGenerator tokens() {
        try {
            DigestCalculator sha256 = new JcaDigestCalculatorProviderBuilder()
                    .build()
                    .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256));
            var signer = new JcaSimpleSignerInfoGeneratorBuilder()
                    .build("SHA256withECDSA", key.privateKey(), key.certificate());
            var tokens = new TimeStampTokenGenerator(signer, sha256, POLICY);
            tokens.addCertificates(new JcaCertStore(List.of(key.certificate(), issuer)));
            return tokens;
        } catch (OperatorCreationException | TSPException | GeneralSecurityException e) {
            throw new IllegalStateException("the key is not one of a time-stamp authority", e);
        }
    }
}
