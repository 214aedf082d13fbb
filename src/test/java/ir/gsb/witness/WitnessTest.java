package ir.gsb.witness;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.tlog.AddCheckpoint;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.ConsistencyProof;
import ir.gsb.tlog.Cosigner;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.witness.Witness.Verdict;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final Hash A = Merkle.leaf("a".getBytes(StandardCharsets.UTF_8));
    private static final Hash B = Merkle.leaf("b".getBytes(StandardCharsets.UTF_8));
    private static final Hash AB = Merkle.node(A, B);
    private static final Hash BA = Merkle.node(B, A);

    @TempDir
    private Path folder;

    private NoteSigner log;
    private Cosigner cosigner;
    private Witness witness;

    @BeforeEach
    void make_a_witness() throws Exception {
        log = NoteSigner.of("log.example/one", key());
        cosigner = Cosigner.of("witness.example/one", key());
        witness = restarted();
    }

    private Witness restarted() throws Exception {
        return new Witness(List.of(log.verifier()), cosigner, new WitnessMemory(folder), Clock.systemUTC());
    }

    private static String key() throws Exception {
        byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private Note checkpoint(long size, Hash root) {
        return log.sign(
                Note.unsigned(Checkpoint.of("log.example/one", size, root).text()));
    }

    private static byte[] add(long old, List<Hash> path, Note checkpoint) {
        return new AddCheckpoint(old, path, checkpoint).toBytes();
    }

    private static List<Hash> path(Hash... hashes) {
        return new ConsistencyProof(1, 2, List.of(hashes)).path();
    }

    @Test
    void cosigns_what_grows_from_what_it_saw() throws Exception {
        assertThat(witness.add(add(0, List.of(), checkpoint(1, A)))).isInstanceOf(Verdict.Cosigned.class);

        Note grown = checkpoint(2, AB);
        var verdict = witness.add(add(1, path(B), grown));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Cosigned.class,
                        cosigned -> assertThat(cosigned.signature())
                                .satisfies(signature -> assertThat(
                                                cosigner.verifier().verify(grown.with(List.of(signature))))
                                        .isNotNull()));
    }

    @Test
    void refuses_a_log_that_was_rewritten() throws Exception {
        witness.add(add(0, List.of(), checkpoint(1, A)));

        assertThat(witness.add(add(1, path(A), checkpoint(2, BA))))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(422));
    }

    @Test
    void remembers_over_a_restart_and_refuses_a_rolled_back_log() throws Exception {
        witness.add(add(0, List.of(), checkpoint(2, AB)));

        assertThat(restarted().add(add(0, List.of(), checkpoint(1, A)))).isEqualTo(new Verdict.Conflict(2));
    }

    @Test
    void refuses_two_trees_of_one_size() throws Exception {
        witness.add(add(0, List.of(), checkpoint(2, AB)));

        assertThat(witness.add(add(2, List.of(), checkpoint(2, BA)))).isEqualTo(new Verdict.Conflict(2));
    }

    @Test
    void refuses_strangers_and_nonsense() throws Exception {
        var stranger = NoteSigner.of("log.example/two", key());
        var forger = NoteSigner.of("log.example/one", key());
        Note unknown = stranger.sign(
                Note.unsigned(Checkpoint.of("log.example/two", 1, A).text()));
        Note forged =
                forger.sign(Note.unsigned(Checkpoint.of("log.example/one", 1, A).text()));

        assertThat(status(add(0, List.of(), unknown))).isEqualTo(404);
        assertThat(status(add(0, List.of(), forged))).isEqualTo(403);
        assertThat(status(add(5, List.of(), checkpoint(1, A)))).isEqualTo(400);
        assertThat(status("nonsense".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    }

    private int status(byte[] body) throws Exception {
        return witness.add(body) instanceof Verdict.Refused refused ? refused.status() : 0;
    }

    @Test
    void answers_over_http() throws Exception {
        try (var server = WitnessServer.start(witness, new InetSocketAddress("127.0.0.1", 0));
                var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + server.address().getPort() + "/add-checkpoint");
            var first = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(add(0, List.of(), checkpoint(2, AB))))
                    .build();
            var behind = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(add(0, List.of(), checkpoint(1, A))))
                    .build();

            var cosigned = client.send(first, BodyHandlers.ofString());
            var conflict = client.send(behind, BodyHandlers.ofByteArray());

            assertThat(cosigned.statusCode()).isEqualTo(200);
            assertThat(Note.signatures(cosigned.body())).hasSize(1);
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(AddCheckpoint.parseKnownSize(conflict.body())).isEqualTo(2);
        }
    }
}
