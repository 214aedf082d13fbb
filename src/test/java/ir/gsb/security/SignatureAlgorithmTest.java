package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.util.Arrays;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {

    private static final byte[] MESSAGE = "what is signed".getBytes(UTF_8);

    private final SampleParties parties = new SampleParties();

    @ParameterizedTest
    @EnumSource
    void verifies_what_it_signed_and_nothing_else(SignatureAlgorithm algorithm) throws Exception {
        SigningKey key = parties.keyOf(algorithm.keyType());
        VerificationKey verification = VerificationKey.of(key.certificate().getPublicKey());
        byte[] value = key.sign(algorithm, MESSAGE);

        assertThatCode(() -> verification.verify(algorithm, MESSAGE, value)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verification.verify(algorithm, "other".getBytes(UTF_8), value))
                .isInstanceOf(SignatureException.class);
        assertThatThrownBy(() -> verification.verify(algorithm, MESSAGE, new byte[value.length]))
                .isInstanceOf(SignatureException.class);
        assertThatThrownBy(() -> verification.verify(algorithm, MESSAGE, Arrays.copyOf(value, value.length + 1)))
                .isInstanceOf(SignatureException.class);
        assertThatThrownBy(() -> verification.verify(algorithm, MESSAGE, new byte[0]))
                .isInstanceOf(SignatureException.class);
    }

    @ParameterizedTest
    @EnumSource
    void is_not_used_with_a_key_of_another_kind(SignatureAlgorithm algorithm) throws Exception {
        KeyType other = algorithm.keyType() == KeyType.EC_P256 ? KeyType.EC_P384 : KeyType.EC_P256;
        SigningKey key = parties.keyOf(other);
        VerificationKey verification = VerificationKey.of(key.certificate().getPublicKey());

        assertThatThrownBy(() -> key.sign(algorithm, MESSAGE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verification.verify(algorithm, MESSAGE, key.sign(MESSAGE)))
                .isInstanceOf(SignatureException.class);
    }

    @ParameterizedTest
    @CsvSource({"ECDSA_P256_SHA256, P-256", "ECDSA_P384_SHA384, P-384"})
    void both_forms_of_an_ecdsa_signature_have_one_key(SignatureAlgorithm algorithm, String curve) throws Exception {
        SigningKey key = parties.keyOf(algorithm.keyType());
        byte[] value = key.sign(algorithm, MESSAGE);
        byte[] mirrored = mirrored(value, CustomNamedCurves.getByName(curve).getN());

        VerificationKey.of(key.certificate().getPublicKey()).verify(algorithm, MESSAGE, mirrored);
        assertThat(mirrored).isNotEqualTo(value);
        assertThat(algorithm.signatureKey(key.thumbprint(), mirrored))
                .isEqualTo(algorithm.signatureKey(key.thumbprint(), value))
                .isNotEqualTo(algorithm.signatureKey("another", value));
    }

    @Test
    void refuses_a_short_rsa_key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var pair = generator.generateKeyPair();

        assertThatThrownBy(() -> VerificationKey.of(pair.getPublic()))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("2048");
    }

    @Test
    void refuses_the_certificate_of_another_key() {
        SigningKey one = parties.keyOf(KeyType.EC_P256);
        SigningKey other = parties.keyOf(KeyType.RSA);

        assertThatThrownBy(() -> SigningKey.of(one.privateKey(), other.certificate()))
                .isInstanceOf(InvalidKeyException.class);
    }

    private static byte[] mirrored(byte[] value, BigInteger order) {
        int half = value.length / 2;
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, half, value.length));
        byte[] mirrored = value.clone();
        BigIntegers.asUnsignedByteArray(order.subtract(s), mirrored, half, half);
        return mirrored;
    }
}
