package ir.gsb.connector;

import ir.gsb.message.Protocol;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapRequestSigner.SignedEnvelope;
import ir.gsb.security.SoapResponseVerifier;
import ir.gsb.security.SoapResponseVerifier.TrustedResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Believes an answer only if one of the hub's certificates signed it for the request that was just sent. */
final class HubTrust {

    private final List<RestResponseVerifier> exchanges;
    private final List<RestResponseVerifier> descriptions;
    private final SoapResponseVerifier soap;
    private final Clock clock;
    private volatile @Nullable Instant last;

    HubTrust(List<X509Certificate> certificates, Clock clock) {
        this.exchanges = certificates.stream().map(RestResponseVerifier::ofHub).toList();
        this.descriptions =
                certificates.stream().map(RestResponseVerifier::ofDescriptions).toList();
        this.soap = new SoapResponseVerifier(certificates, clock);
        this.clock = clock;
    }

    /** @throws ResponseNotTrustedException if none of them did */
    void require(SignedRequest request, Told answer) throws ResponseNotTrustedException {
        ResponseNotTrustedException why = new ResponseNotTrustedException("no certificate of the hub is trusted");
        for (RestResponseVerifier one : request.method().equals("GET") ? descriptions : exchanges) {
            try {
                one.verify(request, answer.status(), answer.headers(), answer.body());
                last = clock.instant();
                return;
            } catch (ResponseNotTrustedException not) {
                why = not;
            }
        }
        throw why;
    }

    /** @throws ResponseNotTrustedException if none of them did */
    TrustedResponse require(SignedEnvelope request, Protocol protocol, Told answer) throws ResponseNotTrustedException {
        TrustedResponse trusted = soap.verify(answer.body(), protocol, request);
        last = clock.instant();
        return trusted;
    }

    /** When the last answer was verified. */
    Optional<Instant> lastVerified() {
        return Optional.ofNullable(last);
    }
}
