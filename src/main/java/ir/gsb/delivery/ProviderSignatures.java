package ir.gsb.delivery;

import ir.gsb.canonical.SoapBody;
import ir.gsb.canonical.Xml;
import ir.gsb.message.Authorised;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.CertificateStatus;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SoapRequestEnvelope;
import ir.gsb.security.SoapRequestSigner;
import ir.gsb.security.SoapResponseVerifier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Signs what goes out to a provider and verifies what comes back, where the provider's registration says so or where the
 * provider is asked by the hub's own wire contract.
 */
public final class ProviderSignatures {

    private final Registry.Source registry;
    private final RestRequestSigner rest;
    private final SoapRequestSigner soap;
    private final CertificateStatus status;
    private final Clock clock;

    public ProviderSignatures(
            Registry.Source registry,
            RestRequestSigner rest,
            SoapRequestSigner soap,
            CertificateStatus status,
            Clock clock) {
        this.status = status;
        this.clock = clock;
        this.registry = registry;
        this.rest = rest;
        this.soap = soap;
    }

    /** The same request with a signature, or as it is. */
    ProviderRequest sign(Authorised authorised, ProviderRequest request) {
        boolean registered = system(authorised).map(PartySystem::signRequests).orElse(false);
        if (!registered && !request.contract()) {
            return request;
        }
        if (request.target().isOpaque()) {
            throw new IllegalStateException(authorised.grant().provider()
                    + " is registered to get signed requests, for which a message on a queue has no place");
        }
        if (request.soap()) {
            return signedEnvelope(authorised, request);
        }
        Headers named = request.headers();
        if (!request.method().equals("GET")) {
            named = named.with("gsb-message-id", authorised.received().id().toString());
        }
        SignedRequest signed = rest.sign(request.method(), request.target(), named, request.body());
        return request.with(signed.headers());
    }

    /** A provider that takes signed SOAP takes it as the wire contract has it: the header block names the exchange. */
    private ProviderRequest signedEnvelope(Authorised authorised, ProviderRequest request) {
        Element envelope = Xml.parse(request.body()).getDocumentElement();
        Element content = SoapBody.content(envelope)
                .orElseThrow(() -> new IllegalArgumentException("a mapping to SOAP makes an envelope with a body"));
        var header = new ExchangeHeader(
                Optional.of(authorised.received().id().toString()),
                Optional.of(authorised.grant().agreement()),
                Optional.empty(),
                Optional.empty());
        SoapRequestSigner.SignedEnvelope signed = soap.sign(
                SoapRequestEnvelope.of(protocol(request), request.target().getAuthority(), header, content));
        return request.with(signed);
    }

    private static Protocol protocol(ProviderRequest request) {
        return request.headers().first("content-type").orElse("").startsWith(ProviderRequest.SOAP_1_2)
                ? Protocol.SOAP_1_2
                : Protocol.SOAP_1_1;
    }

    /**
     * Checks the provider's signature, if it has to sign.
     *
     * @return the answer as it was signed, for the record; empty if it need not sign
     * @throws RefusedException {@code provider-signature-invalid}
     */
    byte[] verify(Authorised authorised, ProviderRequest sent, RawAnswer answer) {
        boolean registered = system(authorised).map(PartySystem::verifyAnswers).orElse(false);
        if (!registered && !sent.contract()) {
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
                Optional<Refusal> objection = status.objection(certificate, "the provider's certificate");
                if (objection.isEmpty()) {
                    return answer.asEvidence();
                }
                why = objection.get().code().wire() + ": " + objection.get().detail();
            } catch (ResponseNotTrustedException wrong) {
                why = wrong.toString();
            }
        }
        throw new RefusedException(
                Refusal.of(
                        Code.PROVIDER_SIGNATURE_INVALID,
                        "The provider's answer is not signed as it is registered to be, so it is not passed on: tell"
                                + " the provider's agency."),
                why);
    }

    private void verify(RegisteredCertificate certificate, ProviderRequest sent, RawAnswer answer)
            throws ResponseNotTrustedException {
        if (sent.soap()) {
            var envelope = sent.envelope()
                    .orElseThrow(() -> new ResponseNotTrustedException(
                            "an answer is bound to a signed request, and this provider is registered to get none"));
            new SoapResponseVerifier(List.of(certificate.certificate()), clock)
                    .verify(answer.body(), protocol(sent), envelope);
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
