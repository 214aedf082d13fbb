package ir.gsb.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ir.gsb.security.SamplePki;
import ir.gsb.security.TimeStampAuthority;
import ir.gsb.tlog.Cosigner;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TlogException;
import ir.gsb.witness.Witness;
import ir.gsb.witness.WitnessMemory;
import ir.gsb.witness.WitnessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Who vouches for the log of a node: a time-stamp authority and a witness, and the files that auditors have of them. */
final class NodeOutsiders implements AutoCloseable {

    private static final String WITNESS = "audit.test/witness";

    private final Path authority;
    private final Path folder;
    private final String origin;
    private final HttpServer timeStamps;
    private final WitnessServer witness;

    private NodeOutsiders(Path authority, Path folder, String origin, HttpServer timeStamps, WitnessServer witness) {
        this.authority = authority;
        this.folder = folder;
        this.origin = origin;
        this.timeStamps = timeStamps;
        this.witness = witness;
    }

    /**
     * @param agencies where the keys of the agencies and of their authority are; made if they are not
     * @param logKey the key of the log of this origin
     */
    static NodeOutsiders start(Path folder, Path agencies, String origin, Path logKey)
            throws IOException, TlogException {
        Files.createDirectories(folder);
        var pki = new SamplePki(agencies, Clock.systemUTC(), new SecureRandom());
        pki.ensure(SamplePki.MEMBERS);
        var log = NoteSigner.of(origin, Files.readString(logKey)).verifier();
        var cosigner = Cosigner.of(WITNESS, freshKey());
        Files.writeString(folder.resolve("log.vkey"), log.vkey());
        Files.writeString(folder.resolve("witness.vkey"), cosigner.verifier().vkey());
        var memory = new WitnessMemory(Files.createDirectories(folder.resolve("memory")));
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var witness = WitnessServer.start(new Witness(List.of(log), cosigner, memory, Clock.systemUTC()), loopback);
        HttpServer timeStamps = HttpServer.create(loopback, 0);
        TimeStampAuthority stamping = pki.timeStampAuthority();
        timeStamps.createContext("/", exchange -> stamp(stamping, exchange));
        timeStamps.start();
        return new NodeOutsiders(agencies.resolve("ca.pem"), folder, origin, timeStamps, witness);
    }

    private static void stamp(TimeStampAuthority authority, HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = authority.answer(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String freshKey() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The authority above the agencies' certificates and above the time-stamps. */
    Path authority() {
        return authority;
    }

    Path logKey() {
        return folder.resolve("log.vkey");
    }

    Path witnessKey() {
        return folder.resolve("witness.vkey");
    }

    /** What the operator writes into {@code .env} about them. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "GSB_LOG_ORIGIN",
                origin,
                "GSB_LOG_TIMESTAMPURLS",
                "http://127.0.0.1:" + timeStamps.getAddress().getPort(),
                "GSB_LOG_WITNESSES_0_URL",
                "http://127.0.0.1:" + witness.address().getPort(),
                "GSB_LOG_WITNESSES_0_KEY",
                Files.readString(witnessKey()),
                "GSB_EVIDENCE_CRLS",
                "/etc/gsb/outside/agencies.crl,/etc/gsb/outside/hub.crl");
    }

    /** Puts what their authorities publish where the hub finds it. */
    void publish(Path outside) throws IOException {
        Files.copy(authority, outside.resolve("timestamp.pem"));
        Files.copy(authority.resolveSibling("ca.crl"), outside.resolve("agencies.crl"));
    }

    @Override
    public void close() {
        timeStamps.stop(0);
        witness.close();
    }
}
