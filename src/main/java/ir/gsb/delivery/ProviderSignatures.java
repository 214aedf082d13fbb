package ir.gsb.delivery;

import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapResponseVerifier;
import java.util.List;
import java.util.Optional;

/** Signs what goes out to a provider and verifies what comes back, where the provider's registration says so. */
public final class ProviderSignatures {

    private final Registry.Source registry;
    private final RestRequestSigner rest;
    private final SoapRequestSigner soap;

    public ProviderSignatures(Registry.Source registry, RestRequestSigner rest, SoapRequestSigner soap) {
        this.registry = registry;
        this.rest = rest;
        this.soap = soap;
    }

    /** The same request with a signature, or as it is. */
    ProviderRequest sign(Authorised authorised, ProviderRequest request) {
        if (!system(authorised).map(PartySystem::signRequests).orElse(false)) {
            return request;
        }
        if (request.soap()) {
            return request.with(request.headers(), soap.sign(request.body()));
        }
        Headers named = request.headers();
        if (!request.method().equals("GET")) {
            named = named.with("gsb-message-id", authorised.received().id().toString());
        }
        SignedRequest signed = rest.sign(request.method(), request.target(), named, request.body());
        return request.with(signed.headers(), request.body());
    }

    /**
     * Checks the provider's signature, if it is registered to sign.
     *
     * @return the answer as it was signed, for the record; empty if it need not sign
     * @throws RefusedException {@code provider-signature-invalid}
     */
    byte[] verify(Authorised authorised, ProviderRequest sent, RawAnswer answer) {
        if (!system(authorised).map(PartySystem::verifyAnswers).orElse(false)) {
            return new byte[0];
        }
        List<RegisteredCertificate> certificates =
                registry.current().certificatesOf(authorised.grant().provider()).stream()
                        .filter(certificate -> !certificate.revoked())
                        .toList();
        String why = "no certificate of the provider is registered";
        for (RegisteredCertificate certificate : certificates) {
            try {
                verify(certificate, sent, answer);
                return answer.asEvidence();
            } catch (ResponseNotTrustedException wrong) {
                why = wrong.getMessage();
            }
        }
        throw new RefusedException(
                Refusal.of(
                        Code.PROVIDER_SIGNATURE_INVALID,
                        "The provider's answer is not signed as it is registered to be, so it is not passed on: tell"
                                + " the provider's agency."),
                why);
    }

    private static void verify(RegisteredCertificate certificate, ProviderRequest sent, RawAnswer answer)
            throws ResponseNotTrustedException {
        if (sent.soap()) {
            SoapResponseVerifier.ofProvider(certificate.certificate()).verify(answer.body());
        } else {
            RestResponseVerifier.ofProvider(certificate.certificate())
                    .verify(sent.asSigned(), answer.status(), answer.headers(), answer.body());
        }
    }

    private Optional<PartySystem> system(Authorised authorised) {
        Party provider = authorised.grant().provider();
        return registry.current().system(provider);
    }
}
