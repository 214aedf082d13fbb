package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.evidence.Check.Verdict;
import ir.gsb.message.Protocol;
import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpoiledContainerTest {

    private static final SampleKeys KEYS = SampleKeys.make();
    private static final byte[] WHOLE =
            SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.SOAP_1_1));

    @ParameterizedTest
    @EnumSource
    void refuses(Spoiled spoiled) throws Exception {
        byte[] container = spoiled.spoil(KEYS, new LinkedHashMap<>(ZipReader.read(WHOLE)));

        Finding finding = new EvidenceCheck(EvidenceCheckTest.trust(KEYS)).check(container);

        assertThat(finding).isInstanceOf(Finding.Invalid.class);
        assertThat(((Finding.Invalid) finding).reasons()).as(finding.toString()).anySatisfy(check -> {
            assertThat(check.subject()).isEqualTo(spoiled.found);
            assertThat(check.found()).contains(spoiled.reason);
        });
        assertThat(finding.checks()).hasSize(Check.Subject.values().length);
        assertThat(finding.checks()).extracting(Check::verdict).contains(Verdict.FAILS);
    }
}
