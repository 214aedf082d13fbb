package ir.gsb.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {

    @Test
    void is_named_as_the_specification_names_it() throws Exception {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(1, 1, 17).path()).isEqualTo("tile/1/001.p/17");
        assertThat(new Tile(Tile.ENTRIES, 1000, 3).path()).isEqualTo("tile/entries/x001/000.p/3");
        for (long index : List.of(0L, 9L, 999L, 1000L, 65_535L, 999_999_999_999_999_999L)) {
            for (Tile tile : List.of(new Tile(0, index, 256), new Tile(63, index, 1), new Tile(-1, index, 255))) {
                assertThat(Tile.parse(tile.path())).isEqualTo(tile);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/0/x000/001",
                "tile/0/x1/001",
                "tile/0/001/",
                "tile/0/1000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/",
                "tile/entries/../000",
                "tile/data/000",
                "/tile/0/000",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
            })
    void refuses_what_is_not_the_one_path_of_a_tile(String path) {
        assertThatThrownBy(() -> Tile.parse(path))
                .isInstanceOf(TlogException.class)
                .hasMessageContaining("path of");
    }

    @Test
    void bundles_entries() throws Exception {
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1}, new byte[0], new byte[300]));
        assertThat(bundle).startsWith(0, 1, 1, 0, 0, 1, 44).hasSize(3 * 2 + 301);
        assertThat(EntryBundle.decode(bundle)).hasSize(3).contains(new byte[300]);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 1}))
                .hasMessage("the bundle ends within its entry 0");
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 0, 1}))
                .hasMessage("the bundle ends within its entry 1");
    }
}
