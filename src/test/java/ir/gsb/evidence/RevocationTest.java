package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Protocol;
import ir.gsb.security.SigningKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

    private static Finding checked(byte[] list) {
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
                List.of(list));
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
