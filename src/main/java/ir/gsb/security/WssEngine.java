package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.security.NoSuchProviderException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.processor.BinarySecurityTokenProcessor;
import org.apache.wss4j.dom.processor.SignatureProcessor;
import org.apache.wss4j.dom.validate.SignatureTrustValidator;

/**
 * Lets WSS4J verify a signature whose form was accepted, and then holds what WSS4J says it verified against the live
 * message: WSS4J alone does not notice when signed elements were moved (signature wrapping).
 */
final class WssEngine {

    private final WSSConfig config;
    private final XMLSignatureFactory signatures;

    WssEngine() {
        config = WSSConfig.getNewInstance();
        config.setProcessor(WSConstants.BINARY_TOKEN, new BinarySecurityTokenProcessor());
        config.setProcessor(WSConstants.SIGNATURE, new SignatureProcessor());
        config.setProcessor(WSConstants.TIMESTAMP, (Class<?>) null); // judged with the hub's own clock
        config.setProcessor(WSConstants.SIGNATURE_CONFIRMATION, (Class<?>) null);
        config.setValidator(WSConstants.SIGNATURE, new SignatureTrustValidator());
        try {
            signatures = XMLSignatureFactory.getInstance("DOM", "ApacheXMLDSig");
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("WSS4J installs its signature provider when it is configured", e);
        }
    }

    /** @throws RefusedException {@code signature-invalid}, or {@code digest-mismatch} if only the content was changed */
    void verify(SoapEnvelope envelope, SoapSignature signature, X509Certificate certificate) {
        var engine = new WSSecurityEngine();
        engine.setWssConfig(config);
        engine.setCallbackLookup(new WssLookup(envelope.ids(), envelope.body()));
        try {
            requireIdentity(
                    engine.processSecurityHeader(envelope.security(), request(certificate)), signature, certificate);
        } catch (WSSecurityException _) {
            throw why(envelope, certificate);
        }
    }

    private RequestData request(X509Certificate certificate) {
        var request = new RequestData();
        request.setWssConfig(config);
        request.setSigVerCrypto(WssCrypto.toVerify(certificate));
        request.setDisableBSPEnforcement(true); // SoapSignature and SoapEnvelope ask for more than BSP does
        return request;
    }

    private static void requireIdentity(WSHandlerResult result, SoapSignature signature, X509Certificate certificate) {
        List<WSSecurityEngineResult> verified = result.getActionResults().getOrDefault(WSConstants.SIGN, List.of());
        if (verified.size() != 1
                || verified.getFirst().get(WSSecurityEngineResult.TAG_X509_CERTIFICATE) != certificate
                || !(verified.getFirst().get(WSSecurityEngineResult.TAG_DATA_REF_URIS) instanceof List<?> refs)
                || refs.size() != signature.covered().size()) {
            throw SoapSignature.invalid("The signature was not verified as one by the token's key; sign once.");
        }
        for (int i = 0; i < refs.size(); i++) {
            if (((WSDataRef) refs.get(i)).getProtectedElement()
                    != signature.covered().get(i)) {
                throw SoapSignature.invalid(
                        "What was signed is not what stands in the message; do not move signed parts.");
            }
        }
    }

    /** Asked only after a failure: does the signature over SignedInfo hold, so that a digest in it does not? */
    private RefusedException why(SoapEnvelope envelope, X509Certificate certificate) {
        var context = new DOMValidateContext(certificate.getPublicKey(), envelope.signature());
        try {
            if (signatures.unmarshalXMLSignature(context).getSignatureValue().validate(context)) {
                return RefusedException.of(
                        Code.DIGEST_MISMATCH,
                        "A signed part was changed after it was signed; send the bytes exactly as they were signed.");
            }
        } catch (MarshalException | XMLSignatureException _) {
            return SoapSignature.invalid("The signature cannot be verified; make it as the wire contract says.");
        }
        return SoapSignature.invalid(
                "The signature does not hold for the certificate in the message; sign with that certificate's key.");
    }
}
