package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.EntryBundle;
import ir.gsb.tlog.GrowingTree;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.Tile;
import ir.gsb.tlog.TiledTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log in a folder, checked with golang.org/x/mod. */
class ForeignLogVerifierTest {

    private static final int SIZE = 66_000;
    private static final int EARLIER = 65_535;

    private static final String KEY = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        -----END PRIVATE KEY-----
        """;

    @TempDir
    private Path folder;

    private final List<byte[]> entries = new ArrayList<>();
    private NoteSigner signer;

    @BeforeEach
    void write_a_log() throws Exception {
        LogVerifier.isNeeded();
        signer = NoteSigner.of("localhost/test-log", KEY);
        var random = new Random(66);
        var tree = new GrowingTree(this::read, 0);
        for (int i = 0; i < SIZE; i++) {
            byte[] entry = new byte[32];
            random.nextBytes(entry);
            entries.add(entry);
            if (i == EARLIER) {
                write("earlier", signed(i, tree).toBytes());
            }
            tree.add(Merkle.leaf(entry));
        }
        for (GrowingTree.Grown grown : tree.takeGrown()) {
            write(grown.tile().path(), grown.hashes());
        }
        for (int from = 0; from < SIZE; from += Tile.FULL) {
            Tile bundle = Tile.holding(Tile.ENTRIES, from, SIZE);
            write(bundle.path(), EntryBundle.encode(entries.subList(from, from + bundle.width())));
        }
        write("checkpoint", signed(SIZE, tree).toBytes());
        Files.writeString(folder.resolve("vkey"), signer.verifier().vkey() + "\n");
    }

    private Note signed(long size, GrowingTree tree) {
        return signer.sign(
                Note.unsigned(Checkpoint.of(signer.name(), size, tree.root()).text()));
    }

    private byte[] read(Tile tile) throws IOException {
        return Files.readAllBytes(folder.resolve(tile.path()));
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private Shell.Ended verify(int index, byte[] entry) throws Exception {
        Note checkpoint = Note.parse(Files.readAllBytes(folder.resolve("checkpoint")));
        LogProof proof = LogProof.of(new TiledTree(this::read, SIZE).inclusion(index), checkpoint);
        write("entry.tlog-proof", proof.toBytes());
        return LogVerifier.run(
                "-key", folder.resolve("vkey").toString(),
                "-log", folder.toString(),
                "-old", folder.resolve("earlier").toString(),
                "-proof", folder.resolve("entry.tlog-proof").toString(),
                "-entry", HexFormat.of().formatHex(entry));
    }

    private void flip(String path, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(path));
        bytes[at] ^= 1;
        Files.write(folder.resolve(path), bytes);
    }

    @Test
    void finds_the_log_whole() throws Exception {
        var ended = verify(65_700, entries.get(65_700));

        assertThat(ended.code()).as("%s", ended).isZero();
        assertThat(ended.out().lines())
                .hasSize(4)
                .anyMatch(line -> line.equals("inclusion: entry 65700 is in the tree of size 66000"))
                .anyMatch(line -> line.equals("consistency: the tree of size 66000 holds that of size 65535"))
                .anyMatch(line -> line.equals("audit: 66000 entries and 261 tiles make this root"));
    }

    @Test
    void finds_what_was_changed() throws Exception {
        assertRefused(verify(7, entries.get(8)), "entry.tlog-proof");
        flip("tile/entries/003", 40);
        assertRefused(verify(7, entries.get(7)), "the entries make the root");
        flip("tile/entries/003", 40);
        flip("tile/0/200", 64);
        assertRefused(verify(7, entries.get(7)), "tile/0/200 is not made of the entries");
        flip("tile/0/200", 64);
        flip("earlier", 30);
        assertRefused(verify(7, entries.get(7)), "earlier");
        flip("earlier", 30);
        flip("checkpoint", 20);
        assertThat(LogVerifier.run("-key", folder.resolve("vkey").toString(), "-log", folder.toString())
                        .err())
                .contains("NOT VERIFIED: checkpoint");
    }

    private static void assertRefused(Shell.Ended ended, String why) {
        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err()).contains("NOT VERIFIED").contains(why);
    }
}
