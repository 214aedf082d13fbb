package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.SIGNER;
import static ir.gsb.catalogue.SheetRoom.STRANGER;
import static ir.gsb.catalogue.SheetRoom.done;
import static ir.gsb.catalogue.SheetRoom.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.canonical.Persian;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agency's own sheets, a page at a time. */
class OwnedTest {

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheets_owned");
        room.published(room.drafted(sheet("a-published")));
        room.step(SIGNER, room.drafted(sheet("b-signed")), Word.SIGN);
        room.drafted(sheet("d-draft"));
        room.drafted(sheet("c-draft"));
        var spelt = new Text("تأييدِ گواهي‌نامه‌ی ۱۴۰۵", "Café Licence");
        room.drafted(new NewSheet("tax", "e-spelt", Optional.empty(), Sheet.begun(spelt)));
        done(room.desk.draft(
                STRANGER, new NewSheet("post", "f-other", Optional.empty(), Sheet.begun(new Text("دیگر", "Other")))));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static List<String> references(Optional<State> state, String words, int from, int most) {
        return room.files.owned(new Owned("tax", state, words), from, most).stream()
                .map(ServiceFile::reference)
                .toList();
    }

    @Test
    void come_in_pages_with_what_waits_for_its_people_first() {
        assertThat(references(Optional.empty(), "", 0, 3)).containsExactly("c-draft", "d-draft", "e-spelt");
        assertThat(references(Optional.empty(), "", 3, 3)).containsExactly("b-signed", "a-published");
        assertThat(references(Optional.of(State.PUBLISHED), "", 0, 3)).containsExactly("a-published");
        assertThat(room.files.count(new Owned("tax", Optional.empty(), ""))).isEqualTo(5);
        assertThat(room.files.counts("tax"))
                .isEqualTo(Map.of(State.DRAFT, 3, State.AGENCY_SIGNED, 1, State.PUBLISHED, 1));
        assertThat(room.files.counts("management")).isEmpty();
    }

    @Test
    void are_found_however_their_titles_are_spelt() {
        for (String words :
                List.of("تایید گواهینامه", "گواهی نامه ی", "1405", "١٤٠٥", "CAFÉ", "caf\u00e9 licence", "E-SPELT")) {
            assertThat(references(Optional.empty(), words, 0, 9)).as(words).containsExactly("e-spelt");
        }
        assertThat(room.files.count(new Owned("tax", Optional.of(State.PUBLISHED), "1405")))
                .isZero();
    }

    @Test
    void are_folded_in_the_store_as_the_words_that_look_for_them() {
        String[] letters = IntStream.of(0x01, 0x600, 0x2000, 0x3000, 0xFE00, 0xFF00)
                .flatMap(first -> IntStream.rangeClosed(first, first | 0xFF))
                .mapToObj(Character::toString)
                .toArray(String[]::new);
        List<String> otherwise = room.store
                .sql("SELECT letter, " + FoldedSql.of("letter") + " AS folded FROM unnest(?) letter")
                .param(letters)
                .query((row, n) -> Persian.folded(row.getString("letter")).equals(row.getString("folded"))
                        ? ""
                        : "U+%04X".formatted(row.getString("letter").codePointAt(0)))
                .list();
        assertThat(otherwise).hasSize(letters.length);
        assertThat(otherwise.stream().filter(letter -> !letter.isEmpty())).isEmpty();
    }
}
