package ir.gsb.security;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECParameterSpec;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.jspecify.annotations.Nullable;

/** One signature that is being made or checked through the JCA. */
final class EcdsaSignature extends SignatureSpi {

    private final EcdsaProvider provider;
    private final MessageDigest digest;
    private final DSAEncoding encoding;
    private @Nullable ECPublicKeyParameters publicKey;
    private @Nullable ECPrivateKeyParameters privateKey;

    EcdsaSignature(EcdsaProvider provider, String digest, DSAEncoding encoding) {
        this.provider = provider;
        this.encoding = encoding;
        try {
            this.digest = MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + digest, e);
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        publicKey = provider.translated(key);
        privateKey = null;
        digest.reset();
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        privateKey = provider.translated(key);
        publicKey = null;
        digest.reset();
    }

    @Override
    protected void engineUpdate(byte b) {
        digest.update(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        ECPrivateKeyParameters key = privateKey;
        if (key == null) {
            throw new SignatureException("no private key was given");
        }
        BigInteger[] rs = Ecdsa.sign(key, digest.digest());
        try {
            return encoding.encode(key.getParameters().getN(), rs[0], rs[1]);
        } catch (IOException e) {
            throw new SignatureException("the signature cannot be encoded", e);
        }
    }

    @Override
    protected boolean engineVerify(byte[] value) throws SignatureException {
        ECPublicKeyParameters key = publicKey;
        if (key == null) {
            throw new SignatureException("no public key was given");
        }
        byte[] hash = digest.digest();
        try {
            BigInteger[] rs = encoding.decode(key.getParameters().getN(), value);
            return Ecdsa.holds(key, hash, rs[0], rs[1]);
        } catch (IOException | IllegalArgumentException e) {
            throw new SignatureException("the signature is not written as this algorithm writes it", e);
        }
    }

    /** An explicit curve is ignored: it is that of the key. */
    @Override
    protected void engineSetParameter(@Nullable AlgorithmParameterSpec spec) throws InvalidAlgorithmParameterException {
        if (spec != null && !(spec instanceof ECParameterSpec)) {
            throw new InvalidAlgorithmParameterException("ECDSA has no parameters but a curve");
        }
    }

    @Override
    protected @Nullable AlgorithmParameters engineGetParameters() {
        return null;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new InvalidParameterException("ECDSA has no parameter " + name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new InvalidParameterException("ECDSA has no parameter " + name);
    }
}
