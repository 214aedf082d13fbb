package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ir.gsb.exchangelog.AttestationSettings.Authority;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.security.SamplePki;
import ir.gsb.security.TimeStampSource;
import ir.gsb.tlog.Cosigner;
import ir.gsb.witness.Witness;
import ir.gsb.witness.WitnessMemory;
import ir.gsb.witness.WitnessServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttestationsTest {

    private static final Duration TOLERANCE = Duration.ofHours(4);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestLog log;
    private Cosigner cosigner;
    private WitnessServer server;
    private TimeStampSource stamps = content -> ("stamp of " + content.length).getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void start_a_witness() throws Exception {
        log = new TestLog("attestations", folder);
        byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        cosigner = Cosigner.of("witness.example/one", Base64.getEncoder().encodeToString(pkcs8));
        server = WitnessServer.start(witness(), new InetSocketAddress("127.0.0.1", 0));
    }

    private Witness witness() throws Exception {
        return new Witness(
                List.of(log.signer.verifier()), cosigner, new WitnessMemory(folder.resolve("w")), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
        http.close();
    }

    private Attestations attestations() {
        return attestations(Duration.ZERO);
    }

    private Attestations attestations(Duration stampEvery) {
        return attestations(Duration.ZERO, false, stampEvery);
    }

    private Attestations attestations(Duration cosignEvery, boolean witnessRequired, Duration stampEvery) {
        var base = URI.create("http://127.0.0.1:" + server.address().getPort());
        var settings = new AttestationSettings(
                List.of(new Authority("http://tsa.example/", content -> stamps.stamp(content))),
                List.of(new AttestationSettings.Witness(base, cosigner.verifier())),
                cosignEvery,
                witnessRequired,
                stampEvery,
                TOLERANCE);
        return new Attestations(log.source, settings, http, clock);
    }

    private Sequencer sequencer(String node, Attestations attestations) {
        var settings = log.settings(node);
        return new Sequencer(
                log.source,
                new LogSettings(
                        settings.signer(), settings.memory(), settings.interval(), settings.keys(), attestations),
                Clock.systemUTC());
    }

    private void publish(String node, int more) throws Exception {
        log.queue(more);
        try (Sequencer sequencer = log.sequencer(node)) {
            sequencer.start();
            log.awaitPublished();
        }
    }

    @Test
    void has_each_checkpoint_cosigned_and_time_stamped() throws Exception {
        Attestations attestations = attestations();
        publish("a", 3);
        attestations.run();
        publish("a", 300);

        attestations.run();
        attestations.run();

        StoredCheckpoint latest = log.reader.latest().orElseThrow();
        assertThat(cosigner.verifier().verify(latest.note()))
                .isBeforeOrEqualTo(Clock.systemUTC().instant());
        assertThat(latest.kept()).isTrue();
        assertThat(latest.note().signatures()).hasSize(2);
        assertThat(new SqlAttestations(log.source).timeStamps(latest.size())).hasSize(1);
        assertThat(new SqlAttestations(log.source).attestedAfter(5)).contains(303L);
        assertThat(attestations.objection()).isEmpty();
        assertThat(attestations.troubles()).isEmpty();
    }

    @Test
    void time_stamps_no_checkpoint_that_a_witness_was_not_asked_for() throws Exception {
        Attestations attestations = attestations(Duration.ofHours(1), false, Duration.ZERO);
        publish("a", 3);
        attestations.run();
        publish("a", 4);

        attestations.run();

        StoredCheckpoint latest = log.reader.latest().orElseThrow();
        assertThat(latest.note().signatures()).hasSize(2);
        assertThat(log.reader.vouchers(latest)).hasSize(2);
    }

    @Test
    void signs_nothing_while_a_witness_has_seen_more_than_the_store_has() throws Exception {
        publish("a", 30);
        attestations().run();
        log.close();
        log = new TestLog("attestations", folder);
        publish("restored", 10);
        Attestations attestations = attestations();

        attestations.ask();

        assertThat(attestations.objection())
                .hasValueSatisfying(why -> assertThat(why).contains("30 entries"));
        log.queue(5);
        try (Sequencer sequencer = sequencer("restored", attestations)) {
            sequencer.start();
            await().until(() -> sequencer.refusal().isPresent());
        }
        assertThat(log.reader.latest().orElseThrow().size()).isEqualTo(10);
    }

    /** It was asked when the node started, and would be asked again in an hour. */
    @Test
    void a_node_that_is_elected_later_signs_nothing_that_a_witness_has_seen_otherwise() throws Exception {
        publish("a", 10);
        Attestations later = attestations(Duration.ofHours(1), false, Duration.ofHours(1));
        later.run();
        assertThat(later.objection()).isEmpty();
        log.execute("CREATE TABLE old_state AS SELECT * FROM log_state");
        publish("a", 20);
        attestations().run();
        log.execute("UPDATE log_state SET size = o.size, root = o.root FROM old_state o");
        log.execute("DELETE FROM log_checkpoint WHERE size > 10");
        later.run();
        assertThat(later.objection()).isEmpty();
        log.queue(5);

        try (Sequencer sequencer = sequencer("later", later)) {
            sequencer.start();
            await().until(() -> sequencer.refusal().isPresent());
            assertThat(sequencer.isElected()).isTrue();
            assertThat(sequencer.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("objects", "it has seen 30 entries"));
        }
        assertThat(log.reader.latest().orElseThrow().size()).isEqualTo(10);
        assertThat(log.number("SELECT count(*) FROM log_queue")).isOne();
    }

    @Test
    void an_elected_node_waits_for_a_witness_only_if_one_is_required() throws Exception {
        publish("a", 10);
        var address = new InetSocketAddress("127.0.0.1", server.address().getPort());
        Attestations required = attestations(Duration.ZERO, true, Duration.ZERO);
        Attestations optional = attestations();
        server.close();
        log.queue(5);

        try (Sequencer sequencer = sequencer("a", required)) {
            sequencer.start();
            await().until(() -> sequencer.refusal().isPresent());
            assertThat(sequencer.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("no witness has answered"));
        }
        assertThat(required.troubles()).containsKey("witness.example/one");
        assertThat(log.reader.latest().orElseThrow().size()).isEqualTo(10);
        try (Sequencer sequencer = sequencer("a", optional)) {
            sequencer.start();
            log.awaitPublished();
        }
        assertThat(optional.troubles()).containsKey("witness.example/one");
        server = WitnessServer.start(witness(), address);
        log.queue(5);
        try (Sequencer sequencer = sequencer("a", required)) {
            sequencer.start();
            log.awaitPublished();
        }
        assertThat(required.troubles()).isEmpty();
    }

    @Test
    void keeps_one_cosignature_of_a_witness_however_often_it_is_asked() throws Exception {
        publish("a", 3);
        Attestations attestations = attestations(Duration.ZERO, false, Duration.ofHours(1));
        stamps = content -> {
            throw new IOException("connection refused");
        };

        attestations.ask();
        String once = log.reader.latest().orElseThrow().note().toString();
        // Its time is of whole seconds, so that a later line would be another one.
        await().until(() -> {
            attestations.ask();
            return Clock.systemUTC()
                    .instant()
                    .isAfter(cosigner.verifier()
                            .verify(log.reader.latest().orElseThrow().note())
                            .plusSeconds(2));
        });

        assertThat(log.reader.latest().orElseThrow().note().toString()).isEqualTo(once);
    }

    @Test
    void names_who_is_away_and_lets_nothing_in_after_the_tolerance() throws Exception {
        publish("a", 3);
        server.close();
        stamps = content -> {
            throw new IOException("connection refused");
        };
        Attestations attestations = attestations();

        attestations.run();

        assertThat(attestations.troubles()).containsOnlyKeys("http://tsa.example/", "witness.example/one");
        assertThat(attestations.objection()).isEmpty();
        assertThatCode(attestations::requireTimeStamps).doesNotThrowAnyException();
        clock.advance(TOLERANCE.plusSeconds(1));
        assertThatThrownBy(attestations::requireTimeStamps).isInstanceOf(RecordingUnavailableException.class);
        stamps = content -> new byte[] {1};
        attestations.run();
        assertThatCode(attestations::requireTimeStamps).doesNotThrowAnyException();
    }

    @Test
    void goes_on_asking_for_time_stamps_when_the_clock_is_set_back() throws Exception {
        Attestations attestations = attestations(Duration.ofMinutes(10));
        publish("a", 3);
        attestations.run();
        clock.advance(Duration.ofHours(-2));
        publish("a", 3);

        attestations.run();

        long size = log.reader.latest().orElseThrow().size();
        assertThat(new SqlAttestations(log.source).timeStamps(size)).hasSize(1);
        stamps = content -> {
            throw new IOException("connection refused");
        };
        clock.advance(TOLERANCE.plusSeconds(1));
        assertThatThrownBy(attestations::requireTimeStamps).isInstanceOf(RecordingUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void shows_that_the_clock_differs_from_that_of_an_authority(int seconds) throws Exception {
        var pki = new SamplePki(folder, Clock.systemUTC(), new SecureRandom());
        pki.ensure(SamplePki.MEMBERS);
        stamps = pki.timeStampAuthority();
        Attestations attestations = attestations();
        publish("a", 3);
        attestations.run();
        assertThat(attestations.troubles()).isEmpty();
        clock.advance(Duration.ofSeconds(seconds));
        publish("a", 3);

        attestations.run();

        assertThat(attestations.troubles())
                .hasEntrySatisfying(
                        "http://tsa.example/",
                        why -> assertThat(why).startsWith("its clock says ").endsWith(": one of them is wrong"));
        assertThatCode(attestations::requireTimeStamps).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(-seconds));
        publish("a", 3);
        attestations.run();
        assertThat(attestations.troubles()).isEmpty();
    }
}
