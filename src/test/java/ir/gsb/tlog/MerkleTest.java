package ir.gsb.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {

    private static final int LARGEST = 600;
    private static final long SEED = 6962;

    /** The leaves that the tests of Certificate Transparency use. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Random random = new Random(SEED);

    @Test
    void makes_the_published_roots() throws Exception {
        var tiles = new MemoryTiles();
        for (int size = 0; size <= LEAVES.size(); size++) {
            Hash root = hash(ROOTS.get(size));
            assertThat(Merkle.root(leaves(size))).isEqualTo(root);
            assertThat(tiles.tree().root()).isEqualTo(root);
            assertThat(new TiledTree(tiles, size).root()).isEqualTo(root);
            if (size < LEAVES.size()) {
                tiles.add(leaves(size + 1).getLast());
            }
        }
    }

    @Test
    void proves_every_leaf_of_every_size() throws Exception {
        var tiles = new MemoryTiles();
        List<Hash> leaves = new ArrayList<>();
        for (int size = 1; size <= LARGEST; size++) {
            leaves.add(add(tiles));
            var tree = new TiledTree(tiles, size);
            Hash root = Merkle.root(leaves);
            assertThat(tree.root()).isEqualTo(root).isEqualTo(tiles.tree().root());
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index);
                proof.verify(leaves.get(index), root);
                assertRefusesFlippedBit(proof, leaves.get(index), root);
            }
        }
    }

    @Test
    void proves_every_size_consistent_with_every_smaller_one() throws Exception {
        var tiles = new MemoryTiles();
        List<Hash> roots = new ArrayList<>(List.of(Merkle.EMPTY_ROOT));
        for (int to = 1; to <= LARGEST; to++) {
            add(tiles);
            roots.add(tiles.tree().root());
            var tree = new TiledTree(tiles, to);
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = tree.consistency(from);
                proof.verify(roots.get(from), roots.get(to));
                assertRefusesFlippedBit(proof, roots.get(from), roots.get(to));
            }
        }
    }

    @Test
    void goes_on_from_the_tiles_of_any_size() throws Exception {
        var tiles = new MemoryTiles();
        for (int size = 0; size < 70_000; size++) {
            if (size % 4999 == 0 || size % 256 == 0 && size > 65_000) {
                assertThat(new GrowingTree(tiles, size).root())
                        .isEqualTo(tiles.tree().root())
                        .isEqualTo(new TiledTree(tiles, size).root());
            }
            add(tiles);
        }
        assertThat(Tile.of(70_000)).hasSize(273 + 1 + 1 + 1 + 1).contains(new Tile(1, 1, 17), new Tile(2, 0, 1));
        new TiledTree(tiles, 70_000)
                .consistency(65_537)
                .verify(new TiledTree(tiles, 65_537).root(), tiles.tree().root());
    }

    @Test
    void refuses_a_proof_of_the_wrong_length() throws Exception {
        var tiles = new MemoryTiles();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            leaves.add(add(tiles));
        }
        InclusionProof proof = new TiledTree(tiles, 7).inclusion(2);
        List<Hash> longer = new ArrayList<>(proof.path());
        longer.add(leaves.getFirst());
        for (List<Hash> path : List.of(longer, proof.path().subList(0, 2), List.<Hash>of())) {
            assertThatThrownBy(() -> new InclusionProof(2, 7, path).rootOf(leaves.get(2)))
                    .isInstanceOf(TlogException.class)
                    .hasMessageContaining("path of " + path.size());
        }
        assertThatThrownBy(() -> new InclusionProof(7, 7, proof.path()).rootOf(leaves.get(2)))
                .hasMessage("a tree of size 7 has no leaf 7");
        assertThatThrownBy(() -> new ConsistencyProof(3, 7, List.of()).verify(leaves.get(0), leaves.get(1)))
                .hasMessage("no proof from size 3 to 7 has 0 hashes");
        assertThatThrownBy(() -> new ConsistencyProof(7, 3, List.of()).verify(leaves.get(0), leaves.get(1)))
                .isInstanceOf(TlogException.class);
    }

    private Hash add(MemoryTiles tiles) {
        byte[] entry = new byte[Hash.SIZE];
        random.nextBytes(entry);
        Hash leaf = Merkle.leaf(entry);
        tiles.add(leaf);
        return leaf;
    }

    private void assertRefusesFlippedBit(InclusionProof proof, Hash leaf, Hash root) {
        int at = random.nextInt(proof.path().size() + 2);
        List<Hash> path = new ArrayList<>(proof.path());
        if (at < path.size()) {
            path.set(at, flipped(path.get(at)));
        }
        Hash otherLeaf = at == path.size() ? flipped(leaf) : leaf;
        Hash otherRoot = at > path.size() ? flipped(root) : root;
        assertThat(refuses(() -> new InclusionProof(proof.index(), proof.size(), path).verify(otherLeaf, otherRoot)))
                .isTrue();
    }

    private void assertRefusesFlippedBit(ConsistencyProof proof, Hash earlier, Hash later) {
        int at = random.nextInt(proof.path().size() + 2);
        List<Hash> path = new ArrayList<>(proof.path());
        if (at < path.size()) {
            path.set(at, flipped(path.get(at)));
        }
        boolean fromEmpty = proof.from() == 0;
        Hash otherEarlier = at == path.size() || fromEmpty ? flipped(earlier) : earlier;
        Hash otherLater = at > path.size() && !fromEmpty ? flipped(later) : later;
        assertThat(refuses(() -> new ConsistencyProof(proof.from(), proof.to(), path).verify(otherEarlier, otherLater)))
                .isTrue();
    }

    private interface Check {
        void run() throws TlogException;
    }

    private static boolean refuses(Check check) {
        try {
            check.run();
            return false;
        } catch (TlogException refused) {
            return true;
        }
    }

    private Hash flipped(Hash hash) {
        byte[] bytes = hash.bytes().clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return new Hash(bytes);
    }

    private static List<Hash> leaves(int count) {
        return LEAVES.subList(0, count).stream()
                .map(hex -> Merkle.leaf(HexFormat.of().parseHex(hex)))
                .toList();
    }

    private static Hash hash(String hex) {
        return new Hash(HexFormat.of().parseHex(hex));
    }
}
