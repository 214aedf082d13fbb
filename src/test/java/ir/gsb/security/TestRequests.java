package ir.gsb.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Certificate requests, sound and not. */
public final class TestRequests {

    private static final BouncyCastleProvider ALL_CURVES = new BouncyCastleProvider();

    private TestRequests() {}

    public static KeyPair ec(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC", ALL_CURVES);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    public static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    public static KeyPair ed25519() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** A request of a key pair, in DER, which claims to be of an authority. */
    public static byte[] of(KeyPair pair, String algorithm) throws IOException {
        return signed(pair, pair, algorithm);
    }

    /** The same, signed with another key. */
    static byte[] signed(KeyPair of, KeyPair by, String algorithm) throws IOException {
        var claims = new ExtensionsGenerator();
        claims.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        claims.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        try {
            return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=operator/registry"), of.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, claims.generate())
                    .build(new JcaContentSignerBuilder(algorithm)
                            .setProvider(provider(algorithm))
                            .build(by.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    private static Provider provider(String algorithm) {
        return algorithm.endsWith("ECDSA") ? ALL_CURVES : Security.getProviders("Signature." + algorithm)[0];
    }

    public static byte[] pem(String label, byte[] der) {
        return ("-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
