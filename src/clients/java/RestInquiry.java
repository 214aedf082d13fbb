import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A signed REST inquiry with nothing but the JDK: RFC 9421 and RFC 9530, written from the wire contract.
 *
 * <p>usage: javac -d out *.java, then
 * java -cp out RestInquiry HUB TYPE/VERSION JSON KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT].
 * Prints the status and the answer. KEY is an EC P-256 or an RSA key in PKCS#8.
 */
public final class RestInquiry {

    private static final List<String> NEEDED = List.of("""
        "@status" "content-digest" "content-type" "gsb-exchange-id" "signature";req;key="gsb" \
        "@method";req "@authority";req "@path";req "content-digest";req "gsb-message-id";req\
        """.split(" "));

    public static void main(String[] given) {
        Bus.run(given, RestInquiry::ask);
    }

    private static boolean ask(Bus bus, String[] given) throws Exception {
        URI target = URI.create(given[0] + "/inquiries/" + given[1]);
        byte[] body = given[2].getBytes(UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("content-digest", "sha-256=:" + sha256(body, Base64.getEncoder()) + ":");
        headers.put("gsb-message-id", UUID.randomUUID().toString());
        if (given.length > 6) {
            headers.put("gsb-agreement", given[6]);
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("\"@method\"", "POST");
        asked.put("\"@authority\"", target.getAuthority().toLowerCase());
        asked.put("\"@path\"", target.getPath());
        headers.forEach((name, value) -> asked.put('"' + name + '"', value));

        String keyId =
                sha256(bus.certificate().getEncoded(), Base64.getUrlEncoder().withoutPadding());
        long now = Instant.now().getEpochSecond();
        String parameters = "(" + String.join(" ", asked.keySet()) + ");created=" + now + ";expires=" + (now + 120)
                + ";nonce=\"" + UUID.randomUUID() + "\";keyid=\"" + keyId
                + "\";alg=\"" + (bus.ec() ? "ecdsa-p256-sha256" : "rsa-v1_5-sha256") + "\";tag=\"gsb-request\"";
        Signature signing = Signature.getInstance(bus.ec() ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
        signing.initSign(bus.key());
        signing.update(base(asked.keySet(), asked, parameters));
        String signature = ":" + Base64.getEncoder().encodeToString(signing.sign()) + ":";
        headers.put("signature-input", "gsb=" + parameters);
        headers.put("signature", "gsb=" + signature);

        var answer = bus.post(target, headers, body);
        Map<String, String> said = new HashMap<>();
        answer.headers().map().forEach((name, values) -> said.put('"' + name.toLowerCase() + '"', values.get(0)));
        said.put("\"@status\"", String.valueOf(answer.statusCode()));
        asked.forEach((name, value) -> said.put(name + ";req", value));
        said.put("\"signature\";req;key=\"gsb\"", signature);
        check(said, answer.body(), bus.hub());
        System.out.println(answer.statusCode() + " " + new String(answer.body(), UTF_8));
        return answer.statusCode() == 200;
    }

    /** Throws unless the hub signed what was said in answer to this request. */
    private static void check(Map<String, String> said, byte[] body, PublicKey hub) throws GeneralSecurityException {
        String digest = "sha-256=:" + sha256(body, Base64.getEncoder()) + ":";
        Bus.require(digest.equals(said.get("\"content-digest\"")), "the answer's digest is not that of its content");
        String parameters = said.getOrDefault("\"signature-input\"", "").replaceFirst("^gsb=", "");
        List<String> covered = List.of(parameters.replaceAll("^\\(|\\).*", "").split(" "));
        Bus.require(
                covered.containsAll(NEEDED) && parameters.contains(";tag=\"gsb-response\""),
                "the answer's signature leaves out what it must cover");
        Signature checking = Signature.getInstance("SHA256withECDSAinP1363Format");
        checking.initVerify(hub);
        checking.update(base(covered, said, parameters));
        String signature = said.getOrDefault("\"signature\"", "").replaceAll("^gsb=:|:$", "");
        Bus.require(checking.verify(Base64.getDecoder().decode(signature)), "the hub's signature does not hold");
    }

    private static byte[] base(Collection<String> covered, Map<String, String> values, String parameters) {
        var lines = new StringBuilder();
        covered.forEach(component -> lines.append(component + ": " + values.get(component) + "\n"));
        return (lines + "\"@signature-params\": " + parameters).getBytes(UTF_8);
    }

    private static String sha256(byte[] bytes, Base64.Encoder encoder) throws GeneralSecurityException {
        return encoder.encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
