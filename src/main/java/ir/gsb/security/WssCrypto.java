package ir.gsb.security;

import java.io.InputStream;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.regex.Pattern;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.CryptoBase;
import org.apache.wss4j.common.crypto.CryptoType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

/** Tells WSS4J of one certificate, the only one that it may use, and of its private key if it is to sign. */
final class WssCrypto extends CryptoBase {

    private final X509Certificate certificate;
    private final @Nullable PrivateKey privateKey;

    private WssCrypto(X509Certificate certificate, @Nullable PrivateKey privateKey) {
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    static WssCrypto toVerify(X509Certificate certificate) {
        return new WssCrypto(certificate, null);
    }

    static WssCrypto toSign(SigningKey key) {
        return new WssCrypto(key.certificate(), key.privateKey());
    }

    /** The token was found to be this certificate before WSS4J was asked, so it is not read again. */
    @Override
    public X509Certificate loadCertificate(InputStream in) {
        return certificate;
    }

    @Override
    public X509Certificate[] getX509Certificates(CryptoType cryptoType) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public String getX509Identifier(X509Certificate cert) {
        return "";
    }

    @Override
    public PrivateKey getPrivateKey(String identifier, String password) throws WSSecurityException {
        if (privateKey == null) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILURE);
        }
        return privateKey;
    }

    @Override
    public PrivateKey getPrivateKey(X509Certificate certificate, CallbackHandler handler) throws WSSecurityException {
        return getPrivateKey("", "");
    }

    @Override
    public PrivateKey getPrivateKey(PublicKey publicKey, CallbackHandler handler) throws WSSecurityException {
        return getPrivateKey("", "");
    }

    @Override
    public void verifyTrust(
            X509Certificate[] certs,
            boolean enableRevocation,
            @Nullable Collection<Pattern> subjectConstraints,
            @Nullable Collection<Pattern> issuerConstraints)
            throws WSSecurityException {
        if (certs.length != 1 || certs[0] != certificate) {
            throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
        }
    }

    @Override
    public void verifyTrust(PublicKey publicKey) throws WSSecurityException {
        throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
}
