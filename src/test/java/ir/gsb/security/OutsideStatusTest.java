package ir.gsb.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.security.OutsideAuthority.Does;
import ir.gsb.store.SharedPostgres;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutsideStatusTest {

    private static final Duration GRACE = Duration.ofHours(24);
    private static final Duration REFRESH = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WHAT = "the signature's certificate";

    /** The real time and what a test adds. */
    private static final class Later extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static HikariDataSource store;

    private final Later clock = new Later();
    private final OutsideAuthority authority = new OutsideAuthority(clock);
    private final RegisteredCertificate client = authority.registered("client");
    private final List<OutsideStatus> nodes = new ArrayList<>();
    private final List<RegisteredCertificate> registered = new ArrayList<>(List.of(client));
    private final OutsideStatus status = node();

    @BeforeAll
    static void open() {
        store = SharedPostgres.migrated("outside_status_test");
    }

    @AfterAll
    static void shut() {
        store.close();
    }

    @AfterEach
    void close() {
        authority.slow.ifPresent(CountDownLatch::countDown);
        nodes.forEach(OutsideStatus::close);
        authority.close();
    }

    private OutsideStatus node() {
        return node(List.of(authority.certificate()), List.of(), settings(List.of(), Set.of("localhost"), PATIENCE));
    }

    private OutsideStatus node(
            Collection<X509Certificate> anchors, Collection<X509Certificate> between, TrustSettings settings) {
        var node = new OutsideStatus(
                new OutsideAuthorities(anchors, between, clock),
                settings,
                new SqlStatusAnswers(store),
                () -> new Registry(List.of(), List.of(), registered, List.of(), List.of()),
                clock);
        nodes.add(node);
        return node;
    }

    private static TrustSettings settings(List<TrustSettings.Source> sources, Set<String> hosts, Duration patience) {
        return new TrustSettings(sources, hosts, GRACE, REFRESH, patience);
    }

    private Optional<Code> objection() {
        return objection(status);
    }

    private Optional<Code> objection(OutsideStatus node) {
        return node.objection(client, WHAT).map(Refusal::code);
    }

    /** Time passes, and what is due is asked for. */
    private void pass(Duration time) {
        clock.ahead = clock.ahead.plus(time);
        int before = authority.asked.get();
        status.run();
        await().until(() -> authority.asked.get() > before);
        awaitIdle();
    }

    private void awaitIdle() {
        await().untilAsserted(() -> assertThat(status.isAsking()).isFalse());
    }

    private String trouble() {
        return status.health().getFirst().trouble().orElse("");
    }

    @Test
    void believes_a_certificate_that_its_authority_stands_by_and_asks_once() {
        assertThat(objection()).isEmpty();
        assertThat(objection()).isEmpty();

        assertThat(authority.asked).hasValue(1);
        assertThat(status.health().getFirst())
                .matches(health -> health.source().endsWith("/ocsp"))
                .matches(health -> health.nextUpdate().isPresent() && health.unknown() == 0);
    }

    @Test
    void refuses_a_certificate_that_its_authority_revoked() {
        authority.revoke(client.certificate());

        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void learns_in_the_background_that_a_certificate_was_revoked_and_that_it_is_not_any_more() {
        assertThat(objection()).isEmpty();

        authority.revoke(client.certificate());
        assertThat(objection()).isEmpty();
        pass(REFRESH);
        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);

        authority.resume(client.certificate());
        pass(REFRESH);
        assertThat(objection()).isEmpty();
    }

    @Test
    void never_forgets_that_a_certificate_is_revoked_because_nobody_answers() {
        authority.revoke(client.certificate());
        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);

        away();
        pass(Duration.ofDays(30));

        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);
        assertThat(objection(node())).contains(Code.CERTIFICATE_REVOKED);
    }

    private void away() {
        authority.responder = Does.FAIL;
        authority.listed = Does.FAIL;
    }

    @Test
    void serves_within_the_grace_and_refuses_after_it() {
        assertThat(objection()).isEmpty();
        away();

        pass(authority.validity.plusMinutes(5));
        assertThat(objection()).isEmpty();
        assertThat(status.health().getFirst().inGrace()).isEqualTo(1);
        assertThat(trouble()).contains("HTTP 503");

        pass(GRACE);
        Refusal refusal = status.objection(client, WHAT).orElseThrow();
        assertThat(refusal.code()).isEqualTo(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(refusal.code().retryable()).isTrue();
        assertThat(refusal.retryAfter()).isPresent();
        assertThat(refusal.detail()).contains(WHAT).doesNotContain("localhost");
        assertThat(status.health().getFirst().unknown()).isEqualTo(1);

        authority.listed = Does.RIGHT;
        pass(Duration.ofMinutes(1));
        assertThat(objection()).isEmpty();
    }

    @Test
    void refuses_a_certificate_of_which_nothing_was_ever_learnt() {
        away();

        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        int asked = authority.asked.get();
        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(authority.asked).as("nobody waits a second time").hasValue(asked);
    }

    @ParameterizedTest
    @EnumSource(
            value = Does.class,
            names = {
                "REDIRECT",
                "SIGN_WITH_ANOTHER_KEY",
                "ANSWER_FOR_ANOTHER_SERIAL",
                "DELEGATE_WITHOUT_PURPOSE",
                "DELEGATE_TO_A_STRANGER",
                "SEND_TOO_MUCH",
                "NOT_KNOW"
            })
    void believes_no_ocsp_answer_that_does_not_hold(Does wrong) {
        authority.responder = wrong;
        authority.listed = Does.FAIL;

        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(trouble())
                .contains(
                        switch (wrong) {
                            case REDIRECT -> "HTTP 307";
                            case SIGN_WITH_ANOTHER_KEY -> "signature of the OCSP answer does not hold";
                            case ANSWER_FOR_ANOTHER_SERIAL, NOT_KNOW -> "does not know the certificate";
                            case DELEGATE_WITHOUT_PURPOSE -> "id-kp-OCSPSigning is missing";
                            case DELEGATE_TO_A_STRANGER -> "another authority issued";
                            default -> "capacity";
                        });
    }

    @Test
    void believes_a_responder_that_the_authority_named() {
        authority.responder = Does.DELEGATE;
        authority.listed = Does.FAIL;

        assertThat(objection()).isEmpty();
    }

    @Test
    void refuses_an_answer_that_has_run_out_already() {
        authority.validity = Duration.ofMinutes(-1);

        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(trouble()).contains("has run out at");
    }

    @Test
    void takes_the_list_where_no_responder_answers() {
        authority.responder = Does.FAIL;

        assertThat(objection()).isEmpty();
        assertThat(status.health().getFirst().source()).endsWith("/crl");

        authority.revoke(client.certificate());
        authority.number++;
        pass(REFRESH);
        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);
    }

    @Test
    void believes_whichever_of_responder_and_list_says_revoked() {
        assertThat(objection()).isEmpty();
        authority.responder = Does.FAIL;
        authority.revoke(client.certificate());
        pass(REFRESH);
        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);

        authority.responder = Does.RIGHT;
        authority.resume(client.certificate());
        pass(REFRESH);
        assertThat(objection()).contains(Code.CERTIFICATE_REVOKED);
        pass(authority.validity);
        assertThat(objection()).isEmpty();
    }

    @Test
    void refuses_a_list_that_goes_back() {
        authority.responder = Does.FAIL;
        assertThat(objection()).isEmpty();

        authority.revoke(client.certificate());
        authority.number--;
        pass(REFRESH);

        assertThat(objection()).isEmpty();
        assertThat(trouble()).contains("older than one that was seen before: number 6");
    }

    @Test
    void refuses_a_list_that_is_a_delta_or_not_of_the_authority_or_too_long() {
        authority.responder = Does.FAIL;
        authority.delta = true;
        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(trouble()).contains("delta");

        authority.delta = false;
        authority.listed = Does.SIGN_WITH_ANOTHER_KEY;
        pass(Duration.ofMinutes(1));
        assertThat(trouble()).contains("no CRL that the authority signed");

        authority.listed = Does.SEND_TOO_MUCH;
        pass(Duration.ofMinutes(1));
        assertThat(trouble()).contains("capacity");
        assertThat(objection()).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
    }

    @Test
    void never_waits_for_a_slow_responder_where_an_answer_is_known() {
        assertThat(objection()).isEmpty();
        authority.slow = Optional.of(new CountDownLatch(1));
        clock.ahead = clock.ahead.plus(REFRESH);
        int before = authority.asked.get();

        status.run();
        await().until(() -> authority.asked.get() > before);

        assertThat(objection()).isEmpty();
        assertThat(status.isAsking()).as("the responder has still not answered").isTrue();
    }

    @Test
    void gives_up_a_responder_that_takes_too_long() {
        authority.slow = Optional.of(new CountDownLatch(1));
        OutsideStatus hasty = node(
                List.of(authority.certificate()),
                List.of(),
                settings(List.of(), Set.of("localhost"), Duration.ofMillis(50)));

        assertThat(objection(hasty)).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        await().untilAsserted(() ->
                assertThat(hasty.health().getFirst().trouble().orElse("")).contains("has not answered within"));
    }

    @Test
    void another_node_learns_from_the_store_and_asks_nobody() {
        OutsideStatus other = node();
        other.run();
        await().until(() -> !other.isAsking());
        assertThat(objection(other)).isEmpty();
        assertThat(objection()).isEmpty();
        int asked = authority.asked.get();
        assertThat(asked).isEqualTo(1);

        authority.revoke(client.certificate());
        pass(REFRESH);
        assertThat(objection(other)).isEmpty();
        other.run();

        assertThat(objection(other)).contains(Code.CERTIFICATE_REVOKED);
        assertThat(authority.asked).hasValue(asked + 1);
    }

    @Test
    void calls_no_host_that_only_the_certificate_names() {
        OutsideStatus strict =
                node(List.of(authority.certificate()), List.of(), settings(List.of(), Set.of(), PATIENCE));

        assertThat(objection(strict)).contains(Code.CERTIFICATE_STATUS_UNKNOWN);
        assertThat(authority.asked).hasValue(0);
        assertThat(strict.health().getFirst().trouble().orElse("")).contains("not in gsb.trust.hosts");
    }

    @Test
    void asks_where_the_settings_say_so() {
        var source = new TrustSettings.Source(
                authority.certificate().getSubjectX500Principal(),
                Optional.empty(),
                Optional.of(authority.address("/crl")));
        OutsideStatus told =
                node(List.of(authority.certificate()), List.of(), settings(List.of(source), Set.of(), PATIENCE));

        assertThat(objection(told)).isEmpty();
        assertThat(told.health().getFirst().source()).endsWith("/crl");
    }

    @Test
    void refuses_a_source_of_an_authority_that_is_not_trusted() {
        var source = new TrustSettings.Source(
                new X500Principal("CN=Somebody"), Optional.empty(), Optional.of(authority.address("/crl")));

        assertThatThrownBy(() -> node(
                        List.of(authority.certificate()), List.of(), settings(List.of(source), Set.of(), PATIENCE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CN=Somebody", "O=Elsewhere");
    }

    @Test
    void a_verifier_refuses_what_the_authority_has_revoked() {
        authority.revoke(client.certificate());
        var check = new CertificateCheck(
                () -> new Registry(List.of(), List.of(), registered, List.of(), List.of()), status);

        assertThatThrownBy(() -> check.check(client.thumbprint(), Optional.empty(), clock.instant()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.CERTIFICATE_REVOKED));
    }

    @Test
    void a_revoked_authority_between_takes_its_certificates_with_it() {
        try (var below = new OutsideAuthority(clock, Optional.of(authority))) {
            RegisteredCertificate leaf = below.registered("leaf");
            registered.add(leaf);
            OutsideStatus node = node(
                    List.of(authority.certificate()),
                    List.of(below.certificate()),
                    settings(List.of(), Set.of(), PATIENCE));
            assertThat(node.objection(leaf, WHAT)).isEmpty();

            authority.revoke(below.certificate());
            clock.ahead = clock.ahead.plus(REFRESH);
            node.run();

            await().untilAsserted(() ->
                    assertThat(node.objection(leaf, WHAT).map(Refusal::code)).contains(Code.CERTIFICATE_REVOKED));
        }
    }

    @Test
    void asks_nobody_about_a_certificate_that_no_anchor_is_above() {
        try (var stranger = new OutsideAuthority(clock)) {
            assertThat(status.objection(stranger.registered("stranger"), WHAT)).isEmpty();
            assertThat(stranger.asked).hasValue(0);
        }
    }

    @Test
    void refuses_to_register_what_no_anchor_vouches_for() {
        try (var stranger = new OutsideAuthority(clock)) {
            var trusted = new OutsideAuthorities(List.of(authority.certificate()), List.of(), clock);

            assertThat(trusted.objection(client.certificate())).isEmpty();
            assertThat(trusted.objection(stranger.issue("client").certificate()).orElseThrow())
                    .contains("is not of an authority that this hub trusts", "O=Elsewhere", "gsb.trust.anchors");
            assertThat(new OutsideAuthorities(List.of(), List.of(), clock)
                            .objection(stranger.issue("client").certificate()))
                    .isEmpty();
        }
    }

    @Test
    void keeps_what_it_relied_on_for_the_evidence() throws Exception {
        Instant before = clock.instant();
        assertThat(objection()).isEmpty();
        var evidence = new StatusEvidence(
                new OutsideAuthorities(List.of(authority.certificate()), List.of(), clock),
                new SqlStatusAnswers(store));

        StatusEvidence.Said said = evidence.of(client.certificate(), List.of(before, clock.instant()));

        assertThat(said.lists()).isEmpty();
        assertThat(OcspAnswer.read(said.answers().getFirst(), said.authorities()))
                .singleElement()
                .matches(answer -> answer.isAbout(client.certificate())
                        && answer.revokedAt().isEmpty());
        assertThat(evidence.of(client.certificate(), List.of(before)).answers()).isEmpty();
    }

    @Test
    void lets_answers_go_with_the_exchanges_that_relied_on_them() throws Exception {
        assertThat(objection()).isEmpty();
        Instant gone = clock.instant();
        pass(Duration.ofHours(2));
        Instant kept = clock.instant();
        pass(Duration.ofHours(2));
        var answers = new SqlStatusAnswers(store);
        var evidence =
                new StatusEvidence(new OutsideAuthorities(List.of(authority.certificate()), List.of(), clock), answers);
        List<byte[]> before = evidence.of(client.certificate(), List.of(kept, clock.instant()))
                .answers();
        assertThat(before).hasSize(2);

        new StatusThinning(answers, () -> Optional.of(kept.plus(Duration.ofHours(1))), clock).run();

        assertThat(evidence.of(client.certificate(), List.of(gone)).answers()).isEmpty();
        assertThat(evidence.of(client.certificate(), List.of(kept, clock.instant()))
                        .answers())
                .containsExactlyElementsOf(before);

        clock.ahead = clock.ahead.plus(Duration.ofHours(2));
        new StatusThinning(answers, Optional::empty, clock).run();

        assertThat(evidence.of(client.certificate(), List.of(kept)).answers()).isEmpty();
        assertThat(evidence.of(client.certificate(), List.of(clock.instant())).answers())
                .containsExactly(before.getLast());
    }
}
