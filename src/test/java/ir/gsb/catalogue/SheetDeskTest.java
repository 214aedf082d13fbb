package ir.gsb.catalogue;

import static ir.gsb.catalogue.SheetRoom.REVIEWER;
import static ir.gsb.catalogue.SheetRoom.SIGNER;
import static ir.gsb.catalogue.SheetRoom.WRITER;
import static ir.gsb.catalogue.SheetRoom.done;
import static ir.gsb.catalogue.SheetRoom.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SheetDeskTest {

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheet_desk");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void goes_all_the_way_and_is_recorded_at_each_step() {
        int acts = room.acts();
        ServiceFile published = room.published(room.drafted(SheetRoom.sheet("way")));

        assertThat(published.state()).isEqualTo(State.PUBLISHED);
        assertThat(published.publishedVersion()).contains(1);
        assertThat(published.code().orElseThrow()).matches("[0-9]{8}");
        List<SheetStep> steps = room.files.steps(published.id());
        assertThat(steps)
                .extracting(SheetStep::word)
                .containsExactly(Word.DRAFT, Word.SIGN, Word.TAKE_UP, Word.APPROVE, Word.PUBLISH);
        assertThat(steps)
                .extracting(SheetStep::actor)
                .startsWith("writer", "signer")
                .endsWith("reviewer");
        assertThat(room.acts()).isEqualTo(acts + 5);
        for (SheetStep step : steps) {
            assertThat(room.store
                            .sql("SELECT count(*) FROM record WHERE exchange_id = ? AND outcome = 'sheet-changed'")
                            .param(step.id())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void overwrites_a_version_until_it_is_signed_and_keeps_it_from_then_on() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("versions"));
        ServiceFile saved = done(room.desk.save(WRITER, draft.id(), draft.edit(), Samples.full("دوم")));
        assertThat(saved.newest().number()).isOne();

        ServiceFile returned = room.step(REVIEWER, room.reviewed(saved), Word.RETURN);
        assertThat(room.files.remarks(returned).orElseThrow().remarks()).isEqualTo(Map.of("figures.days", "چرا؟"));
        ServiceFile mended = done(room.desk.save(WRITER, returned.id(), returned.edit(), Samples.full("سوم")));

        assertThat(mended.state()).isEqualTo(State.RETURNED);
        assertThat(room.files.versions(mended.id()))
                .extracting(version -> version.sheet().title().fa())
                .containsExactly("خدمت سوم", "خدمت دوم");
        ServiceFile signed = room.step(SIGNER, mended, Word.SIGN);
        ServiceFile back = room.step(SIGNER, signed, Word.TAKE_BACK);
        assertThat(back.state()).isEqualTo(State.DRAFT);
    }

    @Test
    void loses_nothing_when_two_write_at_once() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("conflict"));
        ServiceFile first = done(room.desk.save(WRITER, draft.id(), draft.edit(), Samples.full("یکی")));

        Acted second = room.desk.save(SIGNER, draft.id(), draft.edit(), Samples.full("دیگری"));

        assertThat(second).isEqualTo(new Acted.Overtaken(first));
        assertThat(room.files.file(draft.id()).orElseThrow().sheet()).isEqualTo(Samples.full("یکی"));
        assertThat(room.desk.act(SIGNER, draft.id(), Wish.to(Word.SIGN, draft.edit())))
                .isInstanceOf(Acted.Overtaken.class);
        assertThat(done(room.desk.save(SIGNER, draft.id(), 0, Samples.full("یکی")))
                        .edit())
                .as("who writes what is there already changes nothing")
                .isEqualTo(first.edit());
    }

    @Test
    void lets_one_of_many_writers_through() throws Exception {
        ServiceFile draft = room.drafted(SheetRoom.sheet("many"));
        List<Callable<Acted>> writers = IntStream.range(0, 8)
                .<Callable<Acted>>mapToObj(
                        n -> () -> room.desk.save(WRITER, draft.id(), draft.edit(), Samples.full("نوشتهٔ " + n)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long done = threads.invokeAll(writers).stream()
                    .filter(one -> one.resultNow() instanceof Acted.Done)
                    .count();
            assertThat(done).isOne();
        }
    }

    @Test
    void keeps_an_agencys_people_to_their_own_agency() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("own"));

        assertThat(refused(room.desk.save(SheetRoom.STRANGER, draft.id(), draft.edit(), Samples.full("x"))))
                .isEqualTo(Objection.NOT_YOUR_AGENCY);
        assertThat(refused(room.desk.save(SheetRoom.STRANGER, draft.id(), draft.edit(), draft.sheet())))
                .isEqualTo(Objection.NOT_YOUR_AGENCY);
        assertThat(refused(room.desk.draft(SheetRoom.STRANGER, SheetRoom.sheet("stolen"))))
                .isEqualTo(Objection.NOT_YOUR_AGENCY);
        assertThat(refused(room.desk.draft(REVIEWER, SheetRoom.sheet("reviewed"))))
                .isEqualTo(Objection.NOT_YOUR_ROLE);
        assertThat(SheetDesk.open(SheetRoom.STRANGER, draft)).isEmpty();
    }

    @Test
    void refuses_a_reviewer_of_the_agency_and_one_who_wrote() {
        ServiceFile signed = room.step(SIGNER, room.drafted(SheetRoom.sheet("review")), Word.SIGN);
        var insider = new Person("insider", Role.REVIEWER, Optional.of("tax"));
        assertThat(refused(room.desk.act(insider, signed.id(), Wish.to(Word.TAKE_UP, signed.edit()))))
                .isEqualTo(Objection.REVIEWER_OF_AGENCY);

        ServiceFile reviewed = room.step(REVIEWER, signed, Word.TAKE_UP);
        var author = new Person(WRITER.name(), Role.REVIEWER, Optional.empty());
        assertThat(refused(room.desk.act(author, reviewed.id(), Wish.to(Word.APPROVE, reviewed.edit()))))
                .isEqualTo(Objection.OWN_WORK);
    }

    @Test
    void remembers_who_wrote_a_text_that_was_overwritten() {
        ServiceFile draft = room.drafted(SheetRoom.sheet("overwritten"));
        var other = new Person("other", Role.REPRESENTATIVE, Optional.of("tax"));
        ServiceFile reviewed =
                room.reviewed(done(room.desk.save(other, draft.id(), draft.edit(), Samples.full("همه نو"))));

        var author = new Person(WRITER.name(), Role.REVIEWER, Optional.empty());

        assertThat(refused(room.desk.act(author, reviewed.id(), Wish.to(Word.APPROVE, reviewed.edit()))))
                .isEqualTo(Objection.OWN_WORK);
    }

    @Test
    void refuses_to_approve_what_one_signed_before_he_became_a_reviewer() {
        ServiceFile reviewed = room.reviewed(room.drafted(SheetRoom.sheet("signed-and-moved")));
        var signer = new Person(SIGNER.name(), Role.REVIEWER, Optional.empty());

        assertThat(refused(room.desk.act(signer, reviewed.id(), Wish.to(Word.APPROVE, reviewed.edit()))))
                .isEqualTo(Objection.OWN_WORK);
    }

    @Test
    void signs_nothing_that_lacks_what_is_needed() {
        ServiceFile begun =
                room.drafted(new NewSheet("tax", "begun", Optional.empty(), Sheet.begun(new Text("خدمتی نو", ""))));

        Acted acted = room.desk.act(SIGNER, begun.id(), Wish.to(Word.SIGN, begun.edit()));

        assertThat(refused(acted)).isEqualTo(Objection.INCOMPLETE);
        assertThat(((Acted.Refused) acted).fields())
                .contains("description.fa", "needs.laws", "access.request.channels")
                .doesNotContain("title.fa", "access.request.visitReason");
    }

    @Test
    void gives_back_only_with_remarks_on_fields_that_there_are() {
        ServiceFile reviewed = room.reviewed(room.drafted(SheetRoom.sheet("remarks")));
        assertThat(refused(room.desk.act(REVIEWER, reviewed.id(), Wish.to(Word.RETURN, reviewed.edit()))))
                .isEqualTo(Objection.REMARKS_NEEDED);
        var wish = new Wish(Word.RETURN, reviewed.edit(), "", Map.of("figures.colour", "?"));
        assertThat(refused(room.desk.act(REVIEWER, reviewed.id(), wish))).isEqualTo(Objection.UNKNOWN_FIELD);
        var item = new Wish(Word.RETURN, reviewed.edit(), "", Map.of("needs.documents[1].title", "کدام؟"));
        assertThat(done(room.desk.act(REVIEWER, reviewed.id(), item)).state()).isEqualTo(State.RETURNED);
    }

    @Test
    void gives_each_code_once_under_its_agency_and_parent() throws Exception {
        ServiceFile parent = room.published(room.drafted(SheetRoom.sheet("parent")));
        List<ServiceFile> reviewed = IntStream.range(0, 6)
                .mapToObj(n -> room.reviewed(
                        room.drafted(n < 3 ? SheetRoom.sheet("code-" + n) : SheetRoom.below("code-" + n, "parent"))))
                .toList();
        Set<String> codes = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            reviewed.forEach(file -> threads.submit(() ->
                    codes.add(room.step(REVIEWER, file, Word.APPROVE).code().orElseThrow())));
        }

        String own = parent.code().orElseThrow();
        assertThat(codes).hasSize(6).allSatisfy(code -> assertThat(code).startsWith(own.substring(0, 5)));
        assertThat(codes)
                .filteredOn(code -> code.length() == 11)
                .containsExactlyInAnyOrder(own + "001", own + "002", own + "003");
    }

    @Test
    void keeps_what_is_published_while_a_revision_is_written() {
        ServiceFile published = room.published(room.drafted(SheetRoom.sheet("revised")));
        ServiceFile revision = room.step(WRITER, published, Word.REVISE);
        ServiceFile saved = done(room.desk.save(WRITER, revision.id(), revision.edit(), Samples.full("نو")));

        assertThat(saved.newest().number()).isEqualTo(2);
        assertThat(saved.publishedVersion()).contains(1);
        ServiceFile back = room.step(SIGNER, room.step(SIGNER, saved, Word.SIGN), Word.TAKE_BACK);
        assertThat(back.state()).isEqualTo(State.REVISION);
        ServiceFile again = room.published(back);
        assertThat(again.publishedVersion()).contains(2);
        assertThat(again.code()).isEqualTo(published.code());
    }

    @Test
    void retires_no_service_before_its_sub_services() {
        ServiceFile parent = room.published(room.drafted(SheetRoom.sheet("above")));
        ServiceFile child = room.published(room.drafted(SheetRoom.below("child", "above")));

        assertThat(refused(room.desk.act(REVIEWER, parent.id(), SheetRoom.wish(Word.RETIRE, parent.edit()))))
                .isEqualTo(Objection.HAS_SUB_SERVICES);
        assertThat(refused(room.desk.act(REVIEWER, child.id(), Wish.to(Word.RETIRE, child.edit()))))
                .isEqualTo(Objection.REASON_NEEDED);
        room.step(REVIEWER, child, Word.RETIRE);
        assertThat(room.step(REVIEWER, parent, Word.RETIRE).publishedVersion()).isEmpty();
        assertThat(refused(room.desk.draft(WRITER, SheetRoom.below("late", "above"))))
                .isEqualTo(Objection.UNKNOWN_PARENT);
    }

    @Test
    void publishes_no_sub_service_before_its_parent() {
        ServiceFile parent = room.drafted(SheetRoom.sheet("unpublished"));
        ServiceFile child = room.reviewed(room.drafted(SheetRoom.below("early", "unpublished")));
        assertThat(refused(room.desk.act(REVIEWER, child.id(), Wish.to(Word.APPROVE, child.edit()))))
                .isEqualTo(Objection.PARENT_WITHOUT_CODE);

        room.step(REVIEWER, room.reviewed(parent), Word.APPROVE);
        ServiceFile approved = room.step(REVIEWER, child, Word.APPROVE);

        assertThat(refused(room.desk.act(REVIEWER, approved.id(), Wish.to(Word.PUBLISH, approved.edit()))))
                .isEqualTo(Objection.PARENT_NOT_PUBLISHED);
    }

    @Test
    void refuses_a_sheet_under_a_reference_or_agency_that_does_not_fit() {
        room.drafted(SheetRoom.sheet("taken"));
        assertThat(refused(room.desk.draft(WRITER, SheetRoom.sheet("taken")))).isEqualTo(Objection.REFERENCE_TAKEN);
        assertThat(refused(room.desk.draft(WRITER, SheetRoom.sheet("not fit")))).isEqualTo(Objection.UNFIT_REFERENCE);
        assertThat(refused(room.desk.draft(WRITER, SheetRoom.below("orphan", "nobody"))))
                .isEqualTo(Objection.UNKNOWN_PARENT);
        assertThat(refused(room.desk.act(SIGNER, 0, Wish.to(Word.SIGN, 0)))).isEqualTo(Objection.UNKNOWN_SERVICE);
        var nowhere = new Person("nobody", Role.SIGNER, Optional.of("nowhere"));
        assertThat(refused(room.desk.draft(nowhere, new NewSheet("nowhere", "x", Optional.empty(), Samples.full("x")))))
                .isEqualTo(Objection.UNKNOWN_AGENCY);
    }

    @Test
    void says_every_objection_in_both_languages() {
        for (Objection objection : Objection.values()) {
            assertThat(objection.code()).matches("[a-z-]+");
            assertThat(objection.says().fa()).isNotBlank();
            assertThat(objection.says().en()).isNotBlank();
        }
    }
}
