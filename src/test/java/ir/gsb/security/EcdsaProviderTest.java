package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcdsaProviderTest {

    private static final byte[] MESSAGE = "the message".getBytes(UTF_8);

    @BeforeAll
    static void install() {
        EcdsaProvider.install();
        EcdsaProvider.install();
    }

    @ParameterizedTest
    @CsvSource({
        "secp256r1, SHA256withECDSA",
        "secp256r1, SHA256withECDSAinP1363Format",
        "secp384r1, SHA384withECDSA",
        "secp384r1, SHA384withECDSAinP1363Format"
    })
    void agrees_with_the_jdk(String curve, String algorithm) throws Exception {
        KeyPair pair = pair(curve);
        Signature ours = Signature.getInstance(algorithm);
        Signature jdk = Signature.getInstance(algorithm, "SunEC");

        assertThat(verified(jdk, pair, signed(ours, pair))).isTrue();
        assertThat(verified(ours, pair, signed(jdk, pair))).isTrue();
        assertThat(verified(ours, pair(curve), signed(jdk, pair))).isFalse();
        assertThat(ours.getProvider().getName()).isEqualTo("GSB-ECDSA");
    }

    @Test
    void leaves_other_curves_to_the_next_provider() throws Exception {
        KeyPair pair = pair("secp521r1");
        Signature signature = Signature.getInstance("SHA256withECDSA");

        assertThat(verified(signature, pair, signed(signature, pair))).isTrue();
    }

    @Test
    void stands_first_and_once() {
        assertThat(Security.getProviders()[0].getName()).isEqualTo("GSB-ECDSA");
        assertThat(Security.getProviders()).filteredOn("name", "GSB-ECDSA").hasSize(1);
    }

    private static KeyPair pair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] signed(Signature signature, KeyPair pair) throws Exception {
        signature.initSign(pair.getPrivate());
        signature.update(MESSAGE);
        return signature.sign();
    }

    private static boolean verified(Signature signature, KeyPair pair, byte[] value) throws Exception {
        signature.initVerify(pair.getPublic());
        signature.update(MESSAGE);
        return signature.verify(value);
    }
}
