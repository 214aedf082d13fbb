package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.exchangelog.Attestations;
import ir.gsb.exchangelog.AttestedCheckpoint;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Protocol;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.Cosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub, a witness in a process of its own, and the evidence of an exchange that the witness has seen the log of. */
class WitnessIT {

    private static final String NAME = "audit.example/witness";
    private static final int ENDED = 2;

    @TempDir
    private Path folder;

    /** In the witness's folder, so that its command takes this key. */
    private CosignatureVerifier key(Path state) throws Exception {
        byte[] der = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
        Files.createDirectories(state);
        Files.writeString(state.resolve("witness-key.pem"), pem);
        return Cosigner.of(NAME, pem).verifier();
    }

    private static NodeProcess witness(SampleHub hub, Path state, int port) throws IOException {
        return NodeProcess.start(
                Path.of("").toAbsolutePath(),
                state.resolve("witness.log"),
                Map.of(),
                HubProgram.command(
                        "witness",
                        "--name",
                        NAME,
                        "--log-key",
                        hub.pki().resolve("hub/log.vkey").toString(),
                        "--state",
                        state.toString(),
                        "--listen",
                        "127.0.0.1:" + port));
    }

    @Test
    void evidence_and_audit_tell_that_a_witness_saw_the_log() throws Exception {
        Path state = folder.resolve("witness");
        CosignatureVerifier key = key(state);
        int port = SampleHub.freePort();
        try (var hub = new SampleHub(
                folder.resolve("hub"),
                "--gsb.log.timestamp-every=3s",
                "--gsb.log.witness-every=1s",
                "--gsb.log.witnesses[0].url=http://127.0.0.1:" + port,
                "--gsb.log.witnesses[0].key=" + key.vkey())) {
            ExchangeId unwitnessed = asked(hub);
            var attestations = hub.part(Attestations.class);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> attestations.troubles().containsKey(NAME));
            try (NodeProcess witness = witness(hub, state, port)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> attestations.troubles().isEmpty());
                assertThat(attestations.objection()).isEmpty();
                ExchangeId witnessed = awaitVouched(hub, key);

                JsonNode seen = check(evidence(hub, witnessed), hub, state.resolve("witness.vkey"));
                assertThat(seen.get("verdict").asText()).isEqualTo("holds");
                assertThat(seen.get("found").asText()).contains("the checkpoint was seen by " + NAME + " at ");
                assertThat(unwitnessed).isNotEqualTo(witnessed);
                audit(hub, folder.resolve("hub/data"), state.resolve("witness.vkey"));
            }
        }
    }

    private static ExchangeId asked(SampleHub hub) throws Exception {
        var tax = new Client(hub, hub.key(SampleHub.TAX));
        return ExchangeId.parse(tax.ask(Protocol.REST, SampleHub.IDENTITY, TrialHub.ASK_IDENTITY, "A-1001")
                .exchangeId());
    }

    /** An exchange whose first time-stamped checkpoint the witness had cosigned before. */
    private static ExchangeId awaitVouched(SampleHub hub, CosignatureVerifier key) throws Exception {
        LogReader log = hub.part(LogReader.class);
        for (int i = 0; i < 20; i++) {
            ExchangeId id = asked(hub);
            await().atMost(Duration.ofSeconds(60)).until(() -> stamped(log, id));
            AttestedCheckpoint found =
                    log.attested(log.indexOf(id, ENDED).orElseThrow()).orElseThrow();
            if (found.checkpoint().note().signatures().stream().anyMatch(key::isOwn)) {
                return id;
            }
        }
        throw new AssertionError("no checkpoint was cosigned before it was time-stamped");
    }

    private static boolean stamped(LogReader log, ExchangeId id) {
        return log.indexOf(id, ENDED)
                .flatMap(log::attested)
                .filter(found -> !found.timeStamps().isEmpty())
                .isPresent();
    }

    private Path evidence(SampleHub hub, ExchangeId id) throws IOException {
        Path file = folder.resolve("exchange.asice");
        var taken = Shell.run(HubProgram.command(
                "evidence",
                id.toString(),
                "-o",
                file.toString(),
                "--as",
                "audit/office",
                "--certs",
                hub.pki().toString(),
                "--hub",
                "http://" + hub.authority()));
        assertThat(taken.code()).as("%s", taken).isZero();
        return file;
    }

    private static JsonNode check(Path file, SampleHub hub, Path witness) throws IOException {
        String ca = hub.pki().resolve("ca.pem").toString();
        var verified = Shell.run(HubProgram.command(
                "verify",
                file.toString(),
                "--json",
                "--log-key",
                hub.pki().resolve("hub/log.vkey").toString(),
                "--ca",
                ca,
                "--tsa",
                ca,
                "--witness",
                witness.toString()));
        assertThat(verified.code()).as("%s", verified).isZero();
        return StreamSupport.stream(
                        new JsonMapper().readTree(verified.out()).get("checks").spliterator(), false)
                .filter(one -> one.get("subject").asText().equals("witnesses"))
                .findFirst()
                .orElseThrow();
    }

    private static void audit(SampleHub hub, Path data, Path witness) throws IOException {
        var audited = Shell.run(HubProgram.command(
                "log",
                "verify",
                "--data",
                data.toString(),
                "--log-key",
                hub.pki().resolve("hub/log.vkey").toString(),
                "--tsa",
                hub.pki().resolve("ca.pem").toString(),
                "--witness",
                witness.toString()));
        assertThat(audited.code()).as("%s", audited).isZero();
        assertThat(audited.out())
                .containsPattern("time-stamps: [1-9][0-9]* hold, by authorities you trust")
                .containsPattern("cosignatures: [1-9][0-9]* hold")
                .contains("VERIFIED")
                .doesNotContain("not checked");
    }
}
