package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * A request for a certificate (PKCS#10, RFC 2986) whose own signature holds: it proves that who made it had the private
 * key, and nothing else. Its subject, attributes and extensions are claims that nobody reads.
 *
 * @param der the request as it was signed
 * @param key of a kind that signs here
 */
public record CertificateRequest(byte[] der, PublicKey key) {

    /** The most bytes that a request may have, in PEM. */
    public static final int LARGEST = 8192;

    private static final int LARGEST_RSA_BITS = 8192;
    private static final Set<String> LABELS = Set.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    private static final Set<ASN1ObjectIdentifier> ALGORITHMS = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            EdECObjectIdentifiers.id_Ed25519);

    /**
     * Reads a request from a stranger.
     *
     * @param content PEM or DER
     * @throws RefusedException {@code message-too-large}, {@code malformed-message}, {@code schema-violation} for a key or
     *     an algorithm that is not served, {@code signature-invalid}
     */
    public static CertificateRequest read(byte[] content) {
        if (content.length > LARGEST) {
            throw RefusedException.of(
                    Code.MESSAGE_TOO_LARGE,
                    "A certificate request has at most " + LARGEST + " bytes: send it alone, without certificates.");
        }
        byte[] der = der(content);
        try {
            var request = new PKCS10CertificationRequest(der);
            PublicKey key = key(request.getSubjectPublicKeyInfo());
            requireSignature(request, key);
            return new CertificateRequest(der, key);
        } catch (IOException | IllegalArgumentException | ClassCastException malformed) {
            throw malformed();
        }
    }

    private static byte[] der(byte[] content) {
        if (content.length > 0 && content[0] == '0') {
            return content;
        }
        try (var pem =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.US_ASCII))) {
            PemObject object = pem.readPemObject();
            if (object == null) {
                throw malformed();
            }
            if (object.getType().endsWith("PRIVATE KEY")) {
                throw RefusedException.of(
                        Code.MALFORMED_MESSAGE,
                        "This is a private key, which must never leave your machine. Make a new key pair, and send its"
                                + " certificate request.");
            }
            if (!LABELS.contains(object.getType()) || pem.readPemObject() != null) {
                throw malformed();
            }
            return object.getContent();
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof RefusedException clear ? clear : malformed();
        }
    }

    private static RefusedException malformed() {
        return RefusedException.of(
                Code.MALFORMED_MESSAGE,
                "The body is no certificate request: send one PKCS#10 request (RFC 2986) in PEM or DER, as openssl req"
                        + " -new makes it.");
    }

    /** The kind is looked at before the key is read: what comes here is a stranger's. */
    private static PublicKey key(SubjectPublicKeyInfo info) throws IOException {
        try {
            String algorithm = switch (KeyType.of(info.getAlgorithm())) {
                case EC_P256, EC_P384 -> "EC";
                case ED25519 -> "Ed25519";
                case RSA -> "RSA";
            };
            if (algorithm.equals("RSA")) {
                requireNotHuge(info);
            }
            PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
            VerificationKey.of(key);
            return key;
        } catch (InvalidKeyException unfit) {
            throw unfit(String.valueOf(unfit.getMessage()));
        } catch (GeneralSecurityException unreadable) {
            throw unfit("the public key cannot be read");
        }
    }

    /** What a key of such length costs to check is for nobody unknown to spend. */
    private static void requireNotHuge(SubjectPublicKeyInfo info) throws InvalidKeyException, IOException {
        var key = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(info.parsePublicKey());
        if (key.getModulus().bitLength() > LARGEST_RSA_BITS
                || key.getPublicExponent().bitLength() > 32) {
            throw new InvalidKeyException(
                    "an RSA key must have at most " + LARGEST_RSA_BITS + " bits and a usual exponent, as 65537");
        }
    }

    private static RefusedException unfit(String why) {
        return RefusedException.of(
                Code.SCHEMA_VIOLATION,
                "The key of the certificate request cannot be used here: " + why
                        + ". Make a new one: EC P-256 preferred; P-384, Ed25519, or RSA of 2048 bits or more.");
    }

    private static void requireSignature(PKCS10CertificationRequest request, PublicKey key) {
        if (!ALGORITHMS.contains(request.getSignatureAlgorithm().getAlgorithm())) {
            throw RefusedException.of(
                    Code.SCHEMA_VIOLATION,
                    "The certificate request is signed with an algorithm that is not served here: sign it with SHA-256"
                            + " or better, as openssl req -new -sha256 does.");
        }
        try {
            if (request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                return;
            }
        } catch (OperatorCreationException | PKCSException | IllegalArgumentException unfit) {
            // the algorithm is not for the key, or the value has not its form: it proves nothing
        }
        throw RefusedException.of(
                Code.SIGNATURE_INVALID,
                "The signature of the certificate request does not hold, so it does not prove that you have the key:"
                        + " make the request anew from your key and send it unchanged.");
    }

    /** SHA-256 of the public key (SubjectPublicKeyInfo), as both sides read it to each other. */
    public String fingerprint() {
        return Fingerprint.of(key);
    }
}
