package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.OPERATOR;
import static ir.gsb.catalogue.SheetRoom.REVIEWER;
import static ir.gsb.catalogue.SheetRoom.SIGNER;
import static ir.gsb.catalogue.SheetRoom.STRANGER;
import static ir.gsb.catalogue.SheetRoom.WRITER;
import static ir.gsb.catalogue.SheetRoom.done;
import static ir.gsb.catalogue.SheetRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.MovableClock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What of a sheet's handling becomes a step and an act, and what of it does not. */
class SheetActsTest {

    private static final MovableClock CLOCK = new MovableClock(Instant.now());

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheet_acts", CLOCK);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    private static ServiceFile written(Person who, ServiceFile file, String text) {
        return done(room.desk.autosave(who, file.id(), file.edit(), Samples.full(text)));
    }

    private static List<Word> words(ServiceFile file) {
        return room.files.steps(file.id()).stream().map(SheetStep::word).toList();
    }

    @Test
    void tells_of_one_sitting_once_and_keeps_its_last_word() {
        ServiceFile file = room.drafted(SheetRoom.sheet("sitting"));
        int acts = room.acts();

        ServiceFile first = written(WRITER, file, "یک");
        ServiceFile third = written(WRITER, written(WRITER, first, "دو"), "سه");

        assertThat(words(third)).containsExactly(Word.DRAFT, Word.SAVE);
        assertThat(room.acts()).isEqualTo(acts + 1);
        assertThat(third.edit()).as("each is an edit").isEqualTo(first.edit() + 2);
        assertThat(third.sheet()).isEqualTo(Samples.full("سه"));
        assertThat(room.desk.autosave(SIGNER, file.id(), first.edit(), Samples.full("کهنه")))
                .isInstanceOf(Acted.Overtaken.class);
    }

    @Test
    void tells_of_another_sitting_when_somebody_came_between_or_an_hour_passed() {
        ServiceFile file = written(WRITER, room.drafted(SheetRoom.sheet("sittings")), "یک");
        file = written(WRITER, written(SIGNER, file, "دو"), "سه");
        assertThat(words(file)).containsExactly(Word.DRAFT, Word.SAVE, Word.SAVE, Word.SAVE);

        CLOCK.advance(SheetChange.SITTING.plusSeconds(1));
        file = written(WRITER, file, "چهار");
        assertThat(words(file)).hasSize(5);
        assertThat(words(done(room.desk.save(WRITER, file.id(), file.edit(), Samples.full("پنج")))))
                .as("who presses the button says it")
                .hasSize(6);
    }

    @Test
    void gives_a_revision_up_and_leaves_what_is_published() {
        ServiceFile published = room.published(room.drafted(SheetRoom.sheet("given-up")));
        ServiceFile open = room.step(WRITER, published, Word.REVISE);
        ServiceFile saved = done(room.desk.save(WRITER, open.id(), open.edit(), Samples.full("رهاشده")));

        ServiceFile back = room.step(WRITER, saved, Word.GIVE_UP);

        assertThat(back.state()).isEqualTo(State.PUBLISHED);
        assertThat(back.newest()).isEqualTo(published.newest());
        assertThat(back.publishedVersion()).isEqualTo(published.publishedVersion());
        SheetStep last = room.files.steps(back.id()).getLast();
        assertThat(last.word()).isEqualTo(Word.GIVE_UP);
        assertThat(last.version()).as("that which was given up").isEqualTo(2);

        ServiceFile again = room.step(SIGNER, back, Word.REVISE);
        assertThat(again.newest().number()).isEqualTo(3);
        assertThat(again.sheet()).isEqualTo(published.sheet());
        assertThat(room.files.versions(again.id()))
                .extracting(version -> version.sheet().title().fa())
                .contains("خدمت رهاشده");
    }

    @Test
    void gives_a_revision_up_that_the_reviewer_returned() {
        ServiceFile published = room.published(room.drafted(SheetRoom.sheet("returned-up")));
        ServiceFile open = room.step(WRITER, published, Word.REVISE);
        ServiceFile saved = done(room.desk.save(WRITER, open.id(), open.edit(), Samples.full("نابجا")));
        ServiceFile returned = room.step(REVIEWER, room.reviewed(saved), Word.RETURN);

        ServiceFile back = room.step(WRITER, returned, Word.GIVE_UP);

        assertThat(back.state()).isEqualTo(State.PUBLISHED);
        assertThat(back.newest()).isEqualTo(published.newest());
        assertThat(room.files.remarks(back)).isEmpty();
        ServiceFile again = room.step(SIGNER, back, Word.REVISE);
        assertThat(again.sheet()).isEqualTo(published.sheet());
        assertThat(again.newest().number()).isEqualTo(3);
    }

    @Test
    void gives_nothing_up_that_was_never_published() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("returned-draft"));
        ServiceFile returned = room.step(REVIEWER, room.reviewed(draft), Word.RETURN);

        Acted acted = room.desk.act(WRITER, returned.id(), Wish.to(Word.GIVE_UP, returned.edit()));

        assertThat(refused(acted)).isEqualTo(Objection.WRONG_STATE);
        assertThat(((Acted.Refused) acted).says().en()).doesNotContain("GIVE_UP");
    }

    @Test
    void records_what_is_asked_for_without_a_right_to_it() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("refused"));

        assertThat(refused(room.desk.act(WRITER, draft.id(), Wish.to(Word.SIGN, draft.edit()))))
                .isEqualTo(Objection.NOT_YOUR_ROLE);
        assertThat(refused(room.desk.act(STRANGER, draft.id(), Wish.to(Word.SIGN, draft.edit()))))
                .isEqualTo(Objection.NOT_YOUR_AGENCY);
        assertThat(refused(room.desk.act(REVIEWER, draft.id(), Wish.to(Word.TAKE_UP, draft.edit()))))
                .as("too early, but hers")
                .isEqualTo(Objection.WRONG_STATE);

        assertThat(room.store
                        .sql("SELECT actor || ' ' || detail FROM record WHERE outcome = 'sheet-refused'"
                                + " AND detail LIKE '%tax/refused%' ORDER BY actor")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "stranger sign tax/refused as signer: not-your-agency",
                        "writer sign tax/refused as representative: not-your-role");
    }

    @Test
    void takes_an_operators_text_in_a_file_only() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("by-file"));

        assertThat(refused(room.desk.save(OPERATOR, draft.id(), draft.edit(), Samples.full("نو"))))
                .isEqualTo(Objection.NOT_YOUR_ROLE);
        String row = "agency,reference,title.fa\ntax,by-file,از پرونده\n";
        ImportPlan plan = new SheetImport(room.desk)
                .apply(OPERATOR, SheetFormat.CSV, row.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(plan.faults()).isEmpty();
        assertThat(room.files.file(draft.id()).orElseThrow().sheet().title().fa())
                .isEqualTo("از پرونده");
    }
}
