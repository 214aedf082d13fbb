package ir.gsb.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Headers;
import java.net.URI;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published test vectors: RFC 9421 appendix B, RFC 9530 appendix D. */
class RfcVectorsTest {

    private static final String RSA_PSS = """
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
        +QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
        oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
        gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
        Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
        aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
        2wIDAQAB\
        """;
    private static final String ECC_P256 = """
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
        w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==\
        """;
    private static final String ED25519 = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
    private static final String SHARED_SECRET =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    private static final SignedMessage REQUEST =
            SignedMessage.Request.of("POST", URI.create("https://example.com/foo?param=Value&Pet=dog"), headers("""
                Host: example.com
                Date: Tue, 20 Apr 2021 02:07:55 GMT
                Content-Type: application/json
                Content-Digest: sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:
                Content-Length: 18
                """));

    private static final SignedMessage RESPONSE = new SignedMessage.Response(200, headers("""
        Date: Tue, 20 Apr 2021 02:07:56 GMT
        Content-Type: application/json
        Content-Digest: sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:
        Content-Length: 23
        """), Optional.empty());

    @Test
    void b_2_1_minimal_signature() throws Exception {
        verify(
                REQUEST,
                rsa(),
                SignatureAlgorithm.RSA_PSS_SHA512,
                "();created=1618884473;keyid=\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                """
                d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4c
                RAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrW
                H5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKh
                O4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WS
                b/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bL
                hdxO5Nyt8C8ssinQ98Xw9Q==\
                """);
    }

    @Test
    void b_2_2_selective_covered_components() throws Exception {
        verify(
                REQUEST,
                rsa(),
                SignatureAlgorithm.RSA_PSS_SHA512,
                "(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473"
                        + ";keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
                """
                LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShL
                RiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0
                nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8N
                V7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ9
                9PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUE
                b0rQl3/XaVe4bXTugEjHSw==\
                """);
    }

    @Test
    void b_2_3_full_coverage() throws Exception {
        verify(
                REQUEST,
                rsa(),
                SignatureAlgorithm.RSA_PSS_SHA512,
                "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
                        + " \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"",
                """
                bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6f
                b0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DF
                ll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzN
                BXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8
                Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAF
                L2FUo5fTIztsDZKEgM4cUA==\
                """);
    }

    @Test
    void b_2_4_response() throws Exception {
        verify(
                RESPONSE,
                ec(),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                "(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473"
                        + ";keyid=\"test-key-ecc-p256\"",
                "wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==");
    }

    @Test
    void b_2_5_signature_base_under_hmac() throws Exception {
        String base = base(
                REQUEST, "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SHARED_SECRET), "HmacSHA256"));

        assertThat(mac.doFinal(base.getBytes(UTF_8))).isEqualTo(base64("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8="));
    }

    @Test
    void b_2_6_ed25519() throws Exception {
        verify(
                REQUEST,
                ed(),
                SignatureAlgorithm.ED25519,
                "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473"
                        + ";keyid=\"test-key-ed25519\"",
                "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void b_3_proxy_that_ends_tls() throws Exception {
        var request = SignedMessage.Request.of(
                "POST",
                URI.create("https://service.internal.example/foo?param=Value&Pet=dog"),
                headers("Client-Cert: " + """
                    :MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKD
                    BJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIEludGVybWVkaWF0ZSBDQT
                    AeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFk
                    wEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmck
                    C8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDV
                    R0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf
                    8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV
                    4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6
                    bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=:\
                    """.replace("\n", "")));
        verify(
                request,
                ec(),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                "(\"@path\" \"@query\" \"@method\" \"@authority\" \"client-cert\");created=1618884473"
                        + ";keyid=\"test-key-ecc-p256\"",
                "xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==");
    }

    @Test
    void b_4_allowed_transformations() throws Exception {
        verifyTransformed("GET", "https://example.org/demo?name1=Value1&Name2=value2", """
            Host: example.org
            Date: Fri, 15 Jul 2022 14:24:55 GMT
            Accept: application/json
            Accept: */*
            """);
        verifyTransformed("GET", "https://example.org/demo?name1=Value1&Name2=value2&param=added", """
            Host: example.org
            Accept: application/json
            Accept: */*
            Accept-Language: en-US,en;q=0.5
            """);
        verifyTransformed("GET", "https://example.org/demo?name1=Value1&Name2=value2", """
            Host: example.org
            Referer: https://developer.example.org/demo
            Accept: application/json, */*
            """);
    }

    @Test
    void b_4_refused_transformations() {
        assertThatThrownBy(() -> verifyTransformed("POST", "https://example.com/demo?name1=Value1&Name2=value2", """
            Host: example.com
            Accept: application/json
            Accept: */*
            """))
                .isInstanceOf(SignatureException.class);
        assertThatThrownBy(() -> verifyTransformed("GET", "https://example.org/demo?name1=Value1&Name2=value2", """
            Host: example.org
            Accept: */*
            Accept: application/json
            """))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void rfc_9421_2_2_8_query_parameters_are_encoded_anew() throws Exception {
        var request = SignedMessage.Request.of(
                "GET",
                URI.create("https://www.example.com/parameters?var=this%20is%20a%20big%0Amultiline%20value"
                        + "&bar=with+plus+whitespace&fa%C3%A7ade%22%3A%20=something"),
                new Headers(List.of()));
        assertThat(base(
                        request,
                        "(\"@query-param\";name=\"var\" \"@query-param\";name=\"bar\""
                                + " \"@query-param\";name=\"fa%C3%A7ade%22%3A%20\")"))
                .startsWith("""
                    "@query-param";name="var": this%20is%20a%20big%0Amultiline%20value
                    "@query-param";name="bar": with%20plus%20whitespace
                    "@query-param";name="fa%C3%A7ade%22%3A%20": something
                    """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
                "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:",
                "md5=:abcd:, sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"
            })
    void rfc_9530_digests_of_hello_world(String field) throws Exception {
        byte[] body = "{\"hello\": \"world\"}".getBytes(UTF_8);
        ContentDigest.verify(field, body, Digests.sha256(body));
    }

    private static void verifyTransformed(String method, String target, String headers) throws Exception {
        verify(
                SignedMessage.Request.of(method, URI.create(target), headers(headers)),
                ed(),
                SignatureAlgorithm.ED25519,
                "(\"@method\" \"@path\" \"@authority\" \"accept\");created=1618884473;keyid=\"test-key-ed25519\"",
                "ZT1kooQsEHpZ0I1IjCqtQppOmIqlJPeo7DHR3SoMn0s5JZ1eRGS0A+vyYP9t/LXlh5QMFFQ6cpLt2m0pmj3NDA==");
    }

    private static void verify(
            SignedMessage message, PublicKey key, SignatureAlgorithm algorithm, String input, String value)
            throws Exception {
        VerificationKey.of(key).verify(algorithm, SignatureBase.bytes(base(message, input)), base64(value));
    }

    private static String base(SignedMessage message, String member) throws SignatureException {
        SignatureInput input = SignatureInput.parse(member);
        return SignatureBase.of(message, input.components(), input.parameters());
    }

    private static Headers headers(String lines) {
        return new Headers(lines.lines()
                .map(line -> line.split(": ", 2))
                .map(parts -> new Headers.Header(parts[0], parts[1]))
                .toList());
    }

    private static PublicKey rsa() throws Exception {
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(base64(RSA_PSS)));
    }

    private static PublicKey ec() throws Exception {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(base64(ECC_P256)));
    }

    private static PublicKey ed() throws Exception {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(base64(ED25519)));
    }

    private static byte[] base64(String text) {
        return Base64.getMimeDecoder().decode(text);
    }
}
