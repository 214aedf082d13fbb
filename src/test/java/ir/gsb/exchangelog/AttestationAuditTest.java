package ir.gsb.exchangelog;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.message.Authorised;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.TimeStampSource;
import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Cosigner;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has full rights on the database changes what outsiders said of checkpoints 6 and 10: the audit finds it. */
class AttestationAuditTest {

    private static final String AUTHORITY = "http://tsa.example/";
    private static final String WITNESS = "witness.example/one";

    @TempDir
    private static Path keys;

    private static TimeStampSource authority;
    private static Cosigner witness;
    private static AttestationTrust trust;

    @TempDir
    private Path folder;

    private TestLog log;
    private TestNode node;
    private long exchanges;

    @BeforeAll
    static void make_keys() throws Exception {
        var pki = new SamplePki(keys, Clock.systemUTC(), new SecureRandom());
        pki.ensure(SamplePki.MEMBERS);
        authority = pki.timeStampAuthority();
        witness = witness(WITNESS);
        trust = new AttestationTrust(
                new TrustAnchors(List.of(SigningKeys.certificate(keys.resolve("ca.pem")))),
                List.of(witness("witness.example/two").verifier(), witness.verifier()));
    }

    private static Cosigner witness(String name) throws Exception {
        byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return Cosigner.of(name, Base64.getEncoder().encodeToString(pkcs8));
    }

    @BeforeEach
    void have_two_checkpoints_vouched_for() throws Exception {
        log = new TestLog("attestation_audit", folder);
        node = new TestNode(log.source, "here", new SettableClock());
        vouchFor(3);
        vouchFor(2);
    }

    @AfterEach
    void stop() {
        node.close();
        log.close();
    }

    private void vouchFor(int more) throws Exception {
        for (int i = 0; i < more; i++) {
            Authorised accepted = node.accepted(TestNode.newId(), "{\"a\":1}");
            node.answered(accepted, "{\"status\":\"MATCH\"}");
        }
        exchanges += more;
        try (Sequencer sequencer = log.sequencer("node")) {
            sequencer.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> log.reader.latest().map(StoredCheckpoint::size).orElse(0L) == exchanges * 2);
        }
        var sql = new SqlAttestations(log.source);
        StoredCheckpoint bare = log.reader.latest().orElseThrow();
        Checkpoint checkpoint = Checkpoint.open(bare.note(), log.signer.verifier());
        sql.addCosignature(checkpoint.size(), witness.cosign(checkpoint, Instant.now()));
        StoredCheckpoint cosigned = log.reader.latest().orElseThrow();
        byte[] token = authority.stamp(cosigned.note().toBytes());
        sql.addTimeStamp(cosigned, new TimeStamped(AUTHORITY, token), Instant.now());
    }

    private AuditReport full(AttestationTrust believed) throws Exception {
        return new LogAudit(log.source, log.signer.verifier(), believed).full(Optional.empty(), (entry, of) -> {});
    }

    @Test
    void finds_nothing_that_nobody_touched_and_says_what_it_checked() throws Exception {
        AuditReport report = full(trust);
        AuditReport blind = full(AttestationTrust.none());

        assertThat(report.found()).isEmpty();
        assertThat(report.vouched()).isEqualTo(new Vouched(2, true, 2, Map.of()));
        assertThat(blind.found()).isEmpty();
        assertThat(blind.vouched()).isEqualTo(new Vouched(2, false, 0, Map.of(WITNESS, 2L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        TIME_STAMP_CHANGED  | 10 | the time-stamp does not hold | UPDATE log_timestamp SET token = sha256('x') WHERE size = 10
        TIME_STAMP_CHANGED  | 10 | is over something else | UPDATE log_timestamp SET token = (SELECT token FROM log_timestamp WHERE size = 6) WHERE size = 10
        TIME_STAMP_CHANGED  | 6  | the time-stamp does not hold | UPDATE log_timestamp SET token = set_byte(token, length(token) - 9, get_byte(token, length(token) - 9) # 1) WHERE size = 6
        TIME_STAMP_CHANGED  | 6  | is over something else | DELETE FROM log_timestamp WHERE size = 6; INSERT INTO log_timestamp SELECT 6, authority, at, token FROM log_timestamp WHERE size = 10
        TIME_STAMP_CHANGED  | 7  | there is no such checkpoint | UPDATE log_timestamp SET size = 7 WHERE size = 10
        TIME_STAMP_CHANGED  | 6  | is over something else | UPDATE log_checkpoint SET note = regexp_replace(note, '— witness[^\\n]*\\n', '') WHERE size = 6
        COSIGNATURE_CHANGED | 10 | the signature of witness.example/one | UPDATE log_checkpoint SET note = regexp_replace(note, '(witness.example/one .{40}).{4}', '\\1++++') WHERE size = 10
        COSIGNATURE_CHANGED | 10 | does not verify | UPDATE log_checkpoint SET note = regexp_replace(note, '— witness[^\\n]*\\n', (SELECT substring(note FROM '— witness[^\\n]*\\n') FROM log_checkpoint WHERE size = 6)) WHERE size = 10
        COSIGNATURE_CHANGED | 6  | the signature of witness.example/one | DELETE FROM log_timestamp; UPDATE log_checkpoint SET note = regexp_replace(note, '(witness.example/one .{40}).{4}', '\\1++++')
        CHECKPOINT_CHANGED  | 10 | vouched for it | DELETE FROM log_timestamp; UPDATE log_checkpoint SET note = regexp_replace(note, '— witness[^\\n]*\\n', '')
        """)
    void finds(Kind kind, long size, String why, String sql) throws Exception {
        log.execute(sql);

        assertThat(full(trust).found()).anySatisfy(one -> {
            assertThat(one.kind()).isEqualTo(kind);
            assertThat(one.where()).startsWith("checkpoint " + size).endsWith(who(kind, size));
            assertThat(one.found()).contains(why);
        });
    }

    private static String who(Kind kind, long size) {
        return switch (kind) {
            case TIME_STAMP_CHANGED -> ", time-stamp of " + AUTHORITY;
            case COSIGNATURE_CHANGED -> ", cosignature of " + WITNESS;
            default -> "checkpoint " + size;
        };
    }

    @Test
    void finds_a_token_of_an_authority_that_nobody_trusts_if_told_whom_to_trust() throws Exception {
        var stranger = new SamplePki(folder.resolve("stranger"), Clock.systemUTC(), new SecureRandom());
        stranger.ensure(SamplePki.MEMBERS);
        StoredCheckpoint latest = log.reader.latest().orElseThrow();
        byte[] token = stranger.timeStampAuthority().stamp(latest.note().toBytes());
        log.execute("DELETE FROM log_timestamp WHERE size = 10");
        new SqlAttestations(log.source).addTimeStamp(latest, new TimeStamped(AUTHORITY, token), Instant.now());

        assertThat(full(trust).found()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Kind.TIME_STAMP_CHANGED);
            assertThat(one.found()).contains("no trusted authority vouches");
        });
        assertThat(full(AttestationTrust.none()).found()).isEmpty();
    }

    @Test
    void finds_a_token_of_something_else_without_knowing_whom_to_trust() throws Exception {
        log.execute("UPDATE log_timestamp SET token = (SELECT token FROM log_timestamp WHERE size = 6)");

        assertThat(full(AttestationTrust.none()).found())
                .extracting(Tampering::where)
                .containsExactly("checkpoint 10, time-stamp of " + AUTHORITY);
    }

    @Test
    void looks_at_what_came_after_the_last_verified_checkpoint() throws Exception {
        var audit = new LogAudit(log.source, log.signer.verifier(), trust);
        var verified = log.reader.latest().orElseThrow().note();
        vouchFor(1);
        log.execute("UPDATE log_timestamp SET token = sha256('x') WHERE size IN (6, 12)");

        AuditReport report = audit.since(verified, (entry, of) -> {});

        assertThat(report.vouched()).isEqualTo(new Vouched(1, true, 2, Map.of()));
        assertThat(report.found())
                .extracting(Tampering::where)
                .containsExactly("checkpoint 12, time-stamp of " + AUTHORITY);
    }
}
