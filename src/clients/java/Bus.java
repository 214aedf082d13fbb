import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** What both samples need: the key to sign with, the hub's key to check with, and the way there. JDK 17 or later. */
record Bus(PrivateKey key, Certificate certificate, PublicKey hub) {

    /** @return whether it was answered; false if it was refused */
    interface Inquiry {
        boolean ask(Bus bus, String[] given) throws Exception;
    }

    /** Exits with 0 if the inquiry was answered, 1 if it was refused, 2 if there is no answer that can be trusted. */
    static void run(String[] given, Inquiry inquiry) {
        if (given.length < 6) {
            System.err.println("usage: HUB TYPE/VERSION JSON-OR-XML KEY.pem CERT.pem HUB-CERT.pem [AGREEMENT]");
            System.exit(2);
        }
        try {
            Certificate own = certificate(given[4]);
            PrivateKey key = key(given[3], own.getPublicKey().getAlgorithm());
            Bus bus = new Bus(key, own, certificate(given[5]).getPublicKey());
            System.exit(inquiry.ask(bus, given) ? 0 : 1);
        } catch (Exception wrong) {
            System.err.println(wrong);
            System.exit(2);
        }
    }

    boolean ec() {
        return key.getAlgorithm().equals("EC");
    }

    HttpResponse<byte[]> post(URI target, Map<String, String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(target)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static void require(boolean holds, String otherwise) throws SignatureException {
        if (!holds) {
            throw new SignatureException(otherwise);
        }
    }

    private static Certificate certificate(String file) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static PrivateKey key(String file, String algorithm) throws IOException, GeneralSecurityException {
        String pem = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
    }
}
