package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Protocol;
import ir.gsb.security.SigningKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;

class RevocationTest {

    private static final SampleKeys KEYS = SampleKeys.make();
    private static final Instant NOW = Instant.now();

    @Test
    void refuses_a_certificate_that_was_revoked_before_it_signed() throws Exception {
        Finding finding = checked(list(KEYS, NOW.minusSeconds(3600)));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .extracting(Check::found)
                                .singleElement()
                                .asString()
                                .contains("was revoked before it signed"));
    }

    @Test
    void accepts_a_certificate_that_was_revoked_later() throws Exception {
        Finding finding = checked(list(KEYS, NOW.plusSeconds(3600)));

        assertThat(finding).isInstanceOf(Finding.Valid.class);
        assertThat(finding.checks().getLast().found()).contains("none was revoked, say the 1 CRLs");
    }

    @Test
    void refuses_a_list_that_its_authority_did_not_sign() throws Exception {
        Finding finding = checked(list(SampleKeys.make(), NOW.plusSeconds(3600)));

        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .extracting(Check::found)
                                .containsExactly("a CRL is not signed by its authority"));
    }

    @Test
    void says_whom_no_list_that_was_valid_then_tells_of() throws Exception {
        Finding finding = checked(list(KEYS, NOW.plusSeconds(3600), NOW.minusSeconds(30)));

        assertThat(finding).isInstanceOf(Finding.Valid.class);
        assertThat(finding.checks().getLast().found())
                .contains("was not checked")
                .contains(
                        KEYS.of(SampleKeys.PORTAL)
                                .certificate()
                                .getSubjectX500Principal()
                                .getName(),
                        KEYS.hub("signing")
                                .certificate()
                                .getSubjectX500Principal()
                                .getName());
    }

    @Test
    void believes_an_ocsp_answer_of_that_time() throws Exception {
        Finding finding = answered(answer(KEYS, CertificateStatus.GOOD, NOW.plusSeconds(3600)));

        assertThat(finding).isInstanceOf(Finding.Valid.class);
        assertThat(finding.checks().getLast().found())
                .contains("was not checked", "CN=GSB hub")
                .doesNotContain("CN=tax/portal");
    }

    @Test
    void says_that_an_ocsp_answer_had_run_out() throws Exception {
        Finding finding = answered(answer(KEYS, CertificateStatus.GOOD, NOW.minusSeconds(30)));

        assertThat(finding).isInstanceOf(Finding.Valid.class);
        assertThat(finding.checks().getLast().found()).contains("good by an answer that had run out when they signed");
    }

    @Test
    void refuses_a_certificate_of_which_an_ocsp_answer_says_that_it_was_revoked() throws Exception {
        var revoked = new RevokedStatus(Date.from(NOW.minusSeconds(3600)), CRLReason.keyCompromise);

        refuses(answered(answer(KEYS, revoked, NOW.plusSeconds(3600))), "was revoked before it signed");
    }

    @Test
    void refuses_an_ocsp_answer_that_its_authority_did_not_sign() throws Exception {
        byte[] good = answer(KEYS, CertificateStatus.GOOD, NOW.plusSeconds(3600));
        byte[] spoiled = good.clone();
        spoiled[spoiled.length - 5] ^= 1;

        refuses(answered(spoiled), "OCSP answer");
        refuses(answered(answer(SampleKeys.make(), CertificateStatus.GOOD, NOW.plusSeconds(3600))), "OCSP answer");
    }

    private static void refuses(Finding finding, String why) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Finding.Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .extracting(Check::found)
                                .singleElement()
                                .asString()
                                .contains(why));
    }

    /** What an authority says of the client's certificate. */
    private static byte[] answer(SampleKeys authority, CertificateStatus status, Instant next) throws Exception {
        SigningKey key = authority.certifying();
        var issuer = new JcaX509CertificateHolder(KEYS.authority());
        var sha1 = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        var client = new CertificateID(
                sha1, issuer, KEYS.of(SampleKeys.PORTAL).certificate().getSerialNumber());
        var response = new BasicOCSPRespBuilder(new RespID(issuer.getSubject()))
                .addResponse(client, status, Date.from(NOW.minusSeconds(60)), Date.from(next), null)
                .build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()),
                        new X509CertificateHolder[0],
                        Date.from(NOW));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, response).getEncoded();
    }

    private static Finding checked(byte[] list) {
        return checked(List.of(list), List.of());
    }

    private static Finding answered(byte[] answer) {
        return checked(List.of(), List.of(answer));
    }

    private static Finding checked(List<byte[]> lists, List<byte[]> answers) {
        ExchangeEvidence whole = SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.REST);
        var evidence = new ExchangeEvidence(
                whole.id(),
                whole.request(),
                whole.answer(),
                whole.records(),
                whole.checkpoint(),
                whole.timeStamps(),
                whole.logKey(),
                whole.witnessKeys(),
                whole.client(),
                whole.hub(),
                whole.authorities(),
                lists,
                answers);
        return new EvidenceCheck(EvidenceCheckTest.trust(KEYS)).check(SampleExchange.container(KEYS, evidence));
    }

    /** Names the client's certificate as revoked at a moment. */
    private static byte[] list(SampleKeys authority, Instant revoked) throws Exception {
        return list(authority, revoked, NOW.plusSeconds(86_400));
    }

    private static byte[] list(SampleKeys authority, Instant revoked, Instant next) throws Exception {
        SigningKey key = authority.certifying();
        X509Certificate client = KEYS.of(SampleKeys.PORTAL).certificate();
        var list = new JcaX509v2CRLBuilder(key.certificate(), Date.from(NOW.minusSeconds(60)));
        list.setNextUpdate(Date.from(next));
        list.addCRLEntry(client.getSerialNumber(), Date.from(revoked), CRLReason.keyCompromise);
        return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()))
                .getEncoded();
    }
}
