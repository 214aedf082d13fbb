package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.evidence.Check.Subject;
import ir.gsb.evidence.Check.Verdict;
import ir.gsb.message.Protocol;
import ir.gsb.security.TrustAnchors;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceCheckTest {

    private static final SampleKeys KEYS = SampleKeys.make();

    static final Trust NOBODY =
            new Trust(new TrustAnchors(Set.of()), Optional.empty(), new TrustAnchors(Set.of()), List.of(), Set.of());

    static Trust trust(SampleKeys keys) {
        var authority = new TrustAnchors(Set.of(keys.authority()));
        return new Trust(
                authority,
                Optional.of(SampleLog.LOG.verifier()),
                authority,
                List.of(SampleLog.WITNESS.verifier()),
                Set.of(keys.hub("evidence").certificate(), keys.hub("signing").certificate()));
    }

    @ParameterizedTest
    @EnumSource
    void finds_the_evidence_of_an_exchange_valid(Protocol protocol) {
        byte[] container = SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, protocol));

        Finding finding = new EvidenceCheck(trust(KEYS)).check(container);

        assertThat(finding.checks())
                .extracting(Check::verdict)
                .as(finding.toString())
                .containsOnly(Verdict.HOLDS);
        assertThat(finding).isInstanceOf(Finding.Valid.class);
    }

    @Test
    void finds_the_evidence_of_a_party_with_an_rsa_key_valid() {
        byte[] container =
                SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PERMITS, Protocol.SOAP_1_1));

        assertThat(new EvidenceCheck(trust(KEYS)).check(container)).isInstanceOf(Finding.Valid.class);
    }

    @Test
    void says_what_it_cannot_check_if_nobody_is_trusted() {
        byte[] container =
                SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.REST));

        Finding finding = new EvidenceCheck(NOBODY).check(container);

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.NotCheckable.class,
                        open -> assertThat(open.why()).contains("--ca", "--log-key", "--tsa"));
        assertThat(finding.checks().stream()
                        .filter(check -> check.verdict() == Verdict.NO_TRUST)
                        .map(Check::subject))
                .containsExactly(Subject.SEAL, Subject.LOG, Subject.TIME_STAMPS, Subject.CERTIFICATES);
    }

    @Test
    void finds_the_evidence_valid_after_the_content_was_erased() {
        ExchangeEvidence whole = SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.REST);
        var erased = new ExchangeEvidence(
                whole.id(),
                Optional.empty(),
                Optional.empty(),
                whole.records(),
                whole.checkpoint(),
                whole.timeStamps(),
                whole.logKey(),
                whole.witnessKeys(),
                whole.client(),
                whole.hub(),
                whole.authorities(),
                whole.revocation(),
                whole.statuses());

        Finding finding = new EvidenceCheck(trust(KEYS)).check(SampleExchange.container(KEYS, erased));

        assertThat(finding).isInstanceOf(Finding.Valid.class);
        assertThat(finding.checks().stream()
                        .filter(check -> check.verdict() == Verdict.NOT_CHECKED)
                        .map(Check::subject))
                .containsExactly(Subject.COMMITMENTS, Subject.SIGNATURES);
    }

    @Test
    void tells_the_exchange_to_people_and_escapes_what_it_shows() {
        String page = Summary.of(SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.REST));

        assertThat(page)
                .contains("dir=\"rtl\"", "tax/portal", "civil-registry/population", "FOUND", "clerk-17 &lt;script&gt;")
                .contains("۱۴", "Evidence of one exchange")
                .doesNotContain("<script");
    }

    @Test
    void is_not_fooled_by_what_is_no_container() {
        assertThat(new EvidenceCheck(NOBODY).check("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(Finding.NotCheckable.class);
        assertThat(new EvidenceCheck(NOBODY)
                        .check(new ZipWriter().store("a.txt", new byte[1]).finish()))
                .isInstanceOf(Finding.NotCheckable.class);
    }
}
