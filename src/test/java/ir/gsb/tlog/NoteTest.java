package ir.gsb.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    /** From the documentation of golang.org/x/mod/sumdb/note. */
    private static final String VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String SKEY = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String TEXT = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.
        """;

    private static final String NOTE = TEXT + """

        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;

    /** The example of the specification. */
    private static final String POEM = """
        Ognuno sta solo sul cuor della terra
        trafitto da un raggio di sole:

        ed è subito sera.

        — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
        """;

    private static final Instant NOW = Instant.ofEpochSecond(1_679_315_147);

    private final NoteSigner log = NoteSigner.of("example.com/log", TestKeys.pem(1));
    private final Cosigner witness = Cosigner.of("witness.example/w1", TestKeys.pem(2));
    private final Checkpoint checkpoint = Checkpoint.of(log.name(), 1, Merkle.leaf(new byte[] {1}));

    NoteTest() throws TlogException {}

    @Test
    void verifies_and_makes_the_published_note() throws Exception {
        NoteVerifier verifier = NoteVerifier.parse(VKEY);
        verifier.verify(Note.parse(NOTE));
        byte[] typed = Base64.getDecoder().decode(SKEY);
        NoteSigner signer = NoteSigner.of("PeterNeumann", TestKeys.pem(Arrays.copyOfRange(typed, 1, typed.length)));
        assertThat(signer.sign(Note.unsigned(TEXT))).hasToString(NOTE);
        assertThat(signer.verifier().vkey()).isEqualTo(VKEY);
    }

    @Test
    void keeps_blank_lines_in_the_text() throws Exception {
        Note note = Note.parse(POEM);
        assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.signatures().getFirst().keyId()).isEqualTo(0x367ba04b);
        assertThat(note).hasToString(POEM);
    }

    @Test
    void refuses_a_changed_text_and_ignores_unknown_keys() throws Exception {
        NoteVerifier verifier = NoteVerifier.parse(VKEY);
        assertThatThrownBy(() -> verifier.verify(Note.parse(NOTE.replace("answer", "Answer"))))
                .hasMessage("the signature of PeterNeumann does not verify");
        assertThatThrownBy(() -> verifier.verify(Note.parse(POEM)))
                .hasMessage("the note is not signed by PeterNeumann");
        verifier.verify(log.sign(Note.parse(NOTE)));
        Note forged = Note.parse(NOTE).with(List.of(new Note.Signature("PeterNeumann", 0xc74f20a3, new byte[64])));
        assertThatThrownBy(() -> verifier.verify(forged)).isInstanceOf(TlogException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n- log AAAAAAA=\n",
                "text\n\n— log AAAAAAA=",
                "text\n\n— log AAAAAAA\n",
                "text\n\n— log AAAAAAB=\n",
                "text\n\n— log AAAAAA==\n",
                "text\n\n— lo+g AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— log AAAAAAA= \n",
                "te\rxt\n\n— log AAAAAAA=\n",
                "text\n\n— log AAAAAAA=\n\n"
            })
    void refuses_a_malformed_note(String note) throws Exception {
        assertThat(Note.parse("text\n\n— log AAAAAAA=\n").signatures()).hasSize(1);
        assertThatThrownBy(() -> Note.parse(note)).isInstanceOf(TlogException.class);
    }

    @Test
    void refuses_what_is_not_utf8_or_has_a_hundred_signatures() {
        assertThatThrownBy(() -> Note.parse(new byte[] {(byte) 0xc0, 0x0a, 0x0a}))
                .hasMessage("not UTF-8");
        String many = "text\n\n" + "— log AAAAAAA=\n".repeat(101);
        assertThatThrownBy(() -> Note.parse(many)).hasMessage("a note has more than 100 signatures");
    }

    @Test
    void refuses_every_mangled_verifier_key() {
        for (int i = 0; i < VKEY.length(); i++) {
            String mangled = VKEY.substring(0, i) + (char) (VKEY.charAt(i) + 1) + VKEY.substring(i + 1);
            assertThatThrownBy(() -> NoteVerifier.parse(mangled)).isInstanceOf(TlogException.class);
            String cut = VKEY.substring(0, i);
            assertThatThrownBy(() -> NoteVerifier.parse(cut)).isInstanceOf(TlogException.class);
        }
        assertThatThrownBy(() -> NoteVerifier.parse(witness.verifier().vkey())).hasMessageContaining("not of type 1");
    }

    @Test
    void opens_a_checkpoint_of_its_log_only() throws Exception {
        Note note = log.sign(Note.unsigned(checkpoint.text()));
        assertThat(Checkpoint.open(Note.parse(note.toBytes()), log.verifier())).isEqualTo(checkpoint);
        Note foreign = log.sign(
                Note.unsigned(Checkpoint.of("other", 1, checkpoint.root()).text()));
        assertThatThrownBy(() -> Checkpoint.open(foreign, log.verifier()))
                .hasMessage("the checkpoint is of other, not of example.com/log");
        for (String text : List.of(
                "log\n01\n" + checkpoint.root() + "\n",
                "log\n1\nAAAA\n",
                "log\n1\n",
                "log\n-1\n\n",
                "log\n9223372036854775808\n" + checkpoint.root() + "\n",
                checkpoint.text() + "\n")) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(TlogException.class);
        }
        assertThat(Checkpoint.parse(checkpoint.text() + "more\n").extensions()).containsExactly("more");
    }

    @Test
    void a_witness_says_when() throws Exception {
        Note note = log.sign(Note.unsigned(checkpoint.text()));
        assertThatThrownBy(() -> witness.verifier().verify(note)).hasMessageContaining("not cosigned by");
        Note twice =
                note.with(List.of(witness.cosign(checkpoint, NOW), witness.cosign(checkpoint, NOW.minusSeconds(9))));
        assertThat(witness.verifier().verify(Note.parse(twice.toBytes()))).isEqualTo(NOW);
        assertThat(Cosigner.message(1_679_315_147, "example.com/behind-the-sofa\n"))
                .asString()
                .isEqualTo("cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n");
        Checkpoint later = Checkpoint.of(log.name(), 2, checkpoint.root());
        Note moved = log.sign(Note.unsigned(later.text())).with(List.of(witness.cosign(checkpoint, NOW)));
        assertThatThrownBy(() -> witness.verifier().verify(moved)).hasMessageContaining("does not verify");
        assertThat(CosignatureVerifier.parse(witness.verifier().vkey()).verify(twice))
                .isEqualTo(NOW);
    }

    @Test
    void a_log_proof_stands_alone() throws Exception {
        var tiles = new MemoryTiles();
        for (int i = 0; i < 5; i++) {
            tiles.add(Merkle.leaf(new byte[] {(byte) i}));
        }
        Checkpoint five = Checkpoint.of(log.name(), 5, tiles.tree().root());
        LogProof proof = LogProof.of(new TiledTree(tiles, 5).inclusion(2), log.sign(Note.unsigned(five.text())));
        assertThat(proof.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 2\n");
        assertThat(LogProof.parse(proof.toBytes()).verify(Merkle.leaf(new byte[] {2}), log.verifier()))
                .isEqualTo(five);
        var extra = new LogProof(Optional.of(new LogProof.Extra(new byte[] {7})), 2, proof.path(), proof.checkpoint());
        assertThat(LogProof.parse(extra.toString())).hasToString(extra.toString());
        assertThatThrownBy(() -> proof.verify(Merkle.leaf(new byte[] {3}), log.verifier()))
                .hasMessage("the leaf 2 is not proven to be in the tree of size 5");
        for (String broken : List.of(
                proof.toString().replace("@v1", "@v2"),
                proof.toString().replace("index 2", "index 02"),
                proof.toString().replace("index 2\n", ""),
                proof.toString().replace("\n\n", "\n"),
                proof.toString().replace("index 2\n", "index 2\nAAAA\n"))) {
            assertThatThrownBy(() -> LogProof.parse(broken)).isInstanceOf(TlogException.class);
        }
    }

    @Test
    void asks_a_witness() throws Exception {
        var request = new AddCheckpoint(3, List.of(Merkle.EMPTY_ROOT), log.sign(Note.unsigned(checkpoint.text())));
        assertThat(new String(request.toBytes(), StandardCharsets.UTF_8))
                .startsWith("old 3\n" + Merkle.EMPTY_ROOT + "\n\nexample.com/log\n1\n");
        AddCheckpoint read = AddCheckpoint.parse(request.toBytes());
        assertThat(read.toBytes()).isEqualTo(request.toBytes());
        assertThat(AddCheckpoint.parseKnownSize(new byte[] {'4', '2', '\n'})).isEqualTo(42);
        assertThatThrownBy(() -> AddCheckpoint.parseKnownSize(new byte[] {'4'})).isInstanceOf(TlogException.class);
        var tooLong = new AddCheckpoint(3, Collections.nCopies(64, Merkle.EMPTY_ROOT), request.checkpoint());
        assertThatThrownBy(() -> AddCheckpoint.parse(tooLong.toBytes()))
                .hasMessage("a consistency proof has at most 63 hashes");
    }
}
