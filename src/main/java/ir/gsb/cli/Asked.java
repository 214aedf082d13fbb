package ir.gsb.cli;

import ir.gsb.security.SigningKey;
import java.security.cert.X509Certificate;

/** A request that is signed and ready to go, and that knows how its answer is checked and read. */
sealed interface Asked permits RestAsked, SoapAsked {

    /** Signs what the options say, over REST or SOAP. */
    static Asked sign(InquiryOptions inquiry, HubOptions hub, SigningKey key) {
        return inquiry.protocol().isSoap() ? SoapAsked.sign(inquiry, hub, key) : RestAsked.sign(inquiry, hub, key);
    }

    HttpMessage message();

    /** What the signature is over. */
    String base();

    /**
     * Reads the answer after checking that the hub signed it for this request.
     *
     * @param hub the certificate that the hub signs with
     * @throws CannotAskException if it cannot be trusted
     */
    Result read(HttpAnswer answer, X509Certificate hub);
}
