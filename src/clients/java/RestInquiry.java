import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A signed REST inquiry with nothing but the JDK (17 or later): RFC 9421 and RFC 9530, written from the wire contract.
 *
 * <p>usage: java RestInquiry.java HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]. Prints the status and the
 * answer; exits with 0 if it was answered, 1 if it was refused, 2 if there is no answer that can be trusted. KEY is an EC
 * P-256 or an RSA key in PKCS#8.
 */
public final class RestInquiry {

    private static final List<String> NEEDED = List.of(
            "\"@status\"",
            "\"content-digest\"",
            "\"content-type\"",
            "\"gsb-exchange-id\"",
            "\"signature\";req;key=\"gsb\"",
            "\"@method\";req",
            "\"@authority\";req",
            "\"@path\";req",
            "\"content-digest\";req",
            "\"gsb-message-id\";req");
    private static final Pattern COMPONENT = Pattern.compile("\"[^\"]+\"(?:;[a-z]+(?:=\"[^\"]*\")?)*");

    private final Map<String, String> asked = new LinkedHashMap<>();
    private String signature = "";

    public static void main(String[] given) throws Exception {
        if (given.length < 6) {
            System.err.println(
                    "usage: java RestInquiry.java HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]");
            System.exit(2);
        }
        try {
            HttpResponse<byte[]> answer = new RestInquiry().ask(given);
            System.out.println(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            System.exit(answer.statusCode() == 200 ? 0 : 1);
        } catch (java.io.IOException | GeneralSecurityException wrong) {
            System.err.println(wrong.getMessage() == null ? wrong.toString() : wrong.getMessage());
            System.exit(2);
        }
    }

    private HttpResponse<byte[]> ask(String[] given) throws Exception {
        byte[] body = given[2].getBytes(StandardCharsets.UTF_8);
        X509Certificate certificate = certificate(given[4]);
        URI target = URI.create(given[0] + "/inquiries/" + given[1]);
        asked.put("@method", "POST");
        asked.put("@authority", target.getAuthority().toLowerCase());
        asked.put("@path", target.getPath());
        asked.put("content-type", "application/json");
        asked.put("content-digest", digest(body));
        asked.put("gsb-message-id", UUID.randomUUID().toString());
        if (given.length > 6) {
            asked.put("gsb-agreement", given[6]);
        }
        boolean ec = certificate.getPublicKey().getAlgorithm().equals("EC");
        long now = Instant.now().getEpochSecond();
        Map<String, String> lines = new LinkedHashMap<>();
        asked.forEach((name, value) -> lines.put('"' + name + '"', value));
        String parameters = "(" + String.join(" ", lines.keySet()) + ");created=" + now + ";expires=" + (now + 120)
                + ";nonce=\"" + UUID.randomUUID() + "\";keyid=\""
                + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(certificate.getEncoded()))
                + "\";alg=\"" + (ec ? "ecdsa-p256-sha256" : "rsa-v1_5-sha256") + "\";tag=\"gsb-request\"";
        Signature signing = Signature.getInstance(ec ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
        signing.initSign(key(given[3], ec ? "EC" : "RSA"));
        signing.update(base(lines, parameters));
        signature = ":" + Base64.getEncoder().encodeToString(signing.sign()) + ":";

        var request = HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(30));
        asked.forEach((name, value) -> {
            if (!name.startsWith("@")) {
                request.header(name, value);
            }
        });
        request.header("signature-input", "gsb=" + parameters).header("signature", "gsb=" + signature);
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        request.POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        check(answer, certificate(given[5]));
        return answer;
    }

    /** Throws unless the hub signed this answer to this request. */
    private void check(HttpResponse<byte[]> answer, X509Certificate hub) throws GeneralSecurityException {
        if (!header(answer, "content-digest").equals(digest(answer.body()))) {
            throw new GeneralSecurityException("the answer's digest is not that of its content");
        }
        String parameters = header(answer, "signature-input").replaceFirst("^gsb=", "");
        List<String> covered = COMPONENT
                .matcher(parameters.split("\\)")[0])
                .results()
                .map(MatchResult::group)
                .toList();
        if (!covered.containsAll(NEEDED) || !parameters.contains(";tag=\"gsb-response\"")) {
            throw new GeneralSecurityException("the answer's signature leaves out what it must cover");
        }
        Map<String, String> lines = new LinkedHashMap<>();
        for (String component : covered) {
            String name = component.split("\"")[1];
            lines.put(
                    component,
                    component.equals("\"@status\"")
                            ? String.valueOf(answer.statusCode())
                            : name.equals("signature")
                                    ? signature
                                    : component.contains(";req") ? asked.get(name) : header(answer, name));
        }
        Signature checking = Signature.getInstance("SHA256withECDSAinP1363Format");
        checking.initVerify(hub.getPublicKey());
        checking.update(base(lines, parameters));
        if (!checking.verify(
                Base64.getDecoder().decode(header(answer, "signature").replaceAll("^gsb=:|:$", "")))) {
            throw new GeneralSecurityException("the hub's signature does not hold");
        }
    }

    private static byte[] base(Map<String, String> lines, String parameters) {
        String text = lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
        return (text + "\"@signature-params\": " + parameters).getBytes(StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String digest(byte[] body) throws GeneralSecurityException {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static X509Certificate certificate(String file) throws Exception {
        byte[] pem = Files.readAllBytes(Path.of(file));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static PrivateKey key(String file, String algorithm) throws Exception {
        String pem = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance(algorithm)
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
