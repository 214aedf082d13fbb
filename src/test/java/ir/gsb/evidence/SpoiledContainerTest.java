package ir.gsb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.evidence.Check.Verdict;
import ir.gsb.message.Protocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpoiledContainerTest {

    private static final SampleKeys KEYS = SampleKeys.make();
    private static final byte[] WHOLE =
            SampleExchange.container(KEYS, SampleExchange.evidence(KEYS, SampleKeys.PORTAL, Protocol.SOAP_1_1));

    /** What proves nothing itself: the seal alone vouches for these, or they are made anew. */
    private static final Set<String> FREE = Set.of(
            Names.MIMETYPE,
            Names.MANIFEST,
            Names.SEAL,
            Names.SUMMARY,
            Names.LOG_KEY,
            "witness-1.vkey",
            Names.AUTHORITIES,
            Names.CLIENT,
            Names.HUB,
            "checkpoint-1.tsr");

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

    /** One content can be packed in more than one way (RFC 1951 §3.2): such a change has no meaning. */
    @Test
    void finds_any_changed_byte_and_never_fails() throws Exception {
        var random = new Random(7);
        var check = new EvidenceCheck(EvidenceCheckTest.trust(KEYS));
        for (int i = 0; i < 400; i++) {
            byte[] changed = WHOLE.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));

            if (check.check(changed) instanceof Finding.Valid) {
                assertThat(shown(changed)).as("byte " + at).isEqualTo(shown(WHOLE));
            }
        }
    }

    private static List<String> shown(byte[] container) throws Exception {
        return ZipReader.read(container).entrySet().stream()
                .map(entry -> entry.getKey() + " " + HexFormat.of().formatHex(entry.getValue()))
                .toList();
    }

    @Test
    void finds_headers_that_lie_and_never_fails() {
        var random = new Random(9);
        var check = new EvidenceCheck(EvidenceCheckTest.trust(KEYS));
        int directory = ByteBuffer.wrap(WHOLE).order(ByteOrder.LITTLE_ENDIAN).getInt(WHOLE.length - 6);
        int[] sizes = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 1, WHOLE.length, 96 << 20};
        for (int i = 0; i < 1_000; i++) {
            byte[] lying = WHOLE.clone();
            int value = sizes[random.nextInt(sizes.length)];
            // the first entry's header stands in both places, and the reader compares them
            int field = random.nextInt(26);
            put(lying, 4 + field, value);
            put(lying, directory + 6 + field, value);
            put(lying, directory + random.nextInt(WHOLE.length - directory - 4), random.nextInt());

            assertThat(check.check(lying)).as("round " + i).isInstanceOf(Finding.Invalid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refuses_a_packed_size_that_the_file_does_not_have(int packed) {
        byte[] lying = WHOLE.clone();
        int directory = ByteBuffer.wrap(WHOLE).order(ByteOrder.LITTLE_ENDIAN).getInt(WHOLE.length - 6);
        put(lying, 18, packed);
        put(lying, directory + 20, packed);

        assertThat(new EvidenceCheck(EvidenceCheckTest.trust(KEYS)).check(lying))
                .isInstanceOfSatisfying(
                        Finding.Invalid.class,
                        invalid -> assertThat(invalid.reasons())
                                .extracting(Check::found)
                                .containsExactly("it is shorter than its sizes say"));
    }

    private static void put(byte[] file, int at, int value) {
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    /** Sealed again, so that what is changed is read and not only found to be changed. */
    @Test
    void finds_any_changed_byte_of_what_was_said_or_recorded_and_never_fails() throws Exception {
        var random = new Random(8);
        var check = new EvidenceCheck(EvidenceCheckTest.trust(KEYS));
        for (String name : ZipReader.read(WHOLE).keySet()) {
            for (int i = 0; i < 12 && !FREE.contains(name); i++) {
                SequencedMap<String, byte[]> files = new LinkedHashMap<>(ZipReader.read(WHOLE));
                byte[] changed = files.get(name).clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                files.put(name, changed);

                assertThat(check.check(Spoiled.sealed(KEYS, files))).as(name).isNotInstanceOf(Finding.Valid.class);
            }
        }
    }
}
