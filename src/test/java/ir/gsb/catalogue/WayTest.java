package ir.gsb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each role in each state says each word; only what is written here is done. */
class WayTest {

    private static final String DONE = """
        DRAFT SAVE DRAFT REPRESENTATIVE
        DRAFT SAVE DRAFT SIGNER
        DRAFT SIGN AGENCY_SIGNED SIGNER
        DRAFT RETIRE RETIRED SIGNER
        AGENCY_SIGNED TAKE_BACK DRAFT SIGNER
        AGENCY_SIGNED TAKE_UP UNDER_REVIEW REVIEWER
        UNDER_REVIEW RETURN RETURNED REVIEWER
        UNDER_REVIEW APPROVE APPROVED REVIEWER
        RETURNED SAVE RETURNED REPRESENTATIVE
        RETURNED SAVE RETURNED SIGNER
        RETURNED SIGN AGENCY_SIGNED SIGNER
        RETURNED RETIRE RETIRED REVIEWER
        RETURNED_REVISION SAVE RETURNED REPRESENTATIVE
        RETURNED_REVISION SAVE RETURNED SIGNER
        RETURNED_REVISION SIGN AGENCY_SIGNED SIGNER
        RETURNED_REVISION GIVE_UP PUBLISHED REPRESENTATIVE
        RETURNED_REVISION GIVE_UP PUBLISHED SIGNER
        RETURNED_REVISION RETIRE RETIRED REVIEWER
        APPROVED RETURN RETURNED REVIEWER
        APPROVED PUBLISH PUBLISHED REVIEWER
        APPROVED PUBLISH PUBLISHED OPERATOR
        PUBLISHED REVISE REVISION REPRESENTATIVE
        PUBLISHED REVISE REVISION SIGNER
        PUBLISHED RETIRE RETIRED REVIEWER
        REVISION SAVE REVISION REPRESENTATIVE
        REVISION SAVE REVISION SIGNER
        REVISION SIGN AGENCY_SIGNED SIGNER
        REVISION GIVE_UP PUBLISHED REPRESENTATIVE
        REVISION GIVE_UP PUBLISHED SIGNER
        REVISION RETIRE RETIRED REVIEWER
        """;

    private static final Map<Role, Person> PEOPLE = Map.of(
            Role.REPRESENTATIVE, SheetRoom.WRITER,
            Role.SIGNER, SheetRoom.SIGNER,
            Role.REVIEWER, SheetRoom.REVIEWER,
            Role.OPERATOR, SheetRoom.OPERATOR);

    private static SheetRoom room;

    @BeforeAll
    static void open() {
        room = new SheetRoom("sheet_ways");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void nothing_is_done_that_the_table_does_not_allow() {
        List<String> done = new ArrayList<>();
        int said = 0;
        for (String standing : standings()) {
            for (Word word : Word.values()) {
                for (Role role : Role.values()) {
                    said++;
                    say(standing, word, role).ifPresent(to -> done.add(standing + " " + word + " " + to + " " + role));
                }
            }
        }
        assertThat(said).isEqualTo(9 * 11 * 4);
        assertThat(done).containsExactlyInAnyOrderElementsOf(DONE.lines().toList());
    }

    /** The states; one that came back with remarks may be published in an older version. */
    private static List<String> standings() {
        return Stream.concat(Stream.of(State.values()).map(State::name), Stream.of("RETURNED_REVISION"))
                .toList();
    }

    private static Optional<State> say(String standing, Word word, Role role) {
        if (word == Word.DRAFT) {
            // Begins another sheet: none goes anywhere by it.
            return Optional.empty();
        }
        State state = State.valueOf(standing.replace("RETURNED_REVISION", "RETURNED"));
        boolean published = state == State.PUBLISHED || standing.endsWith("REVISION");
        String reference = standing + "-" + word + "-" + role;
        ServiceFile draft = room.drafted(SheetRoom.sheet(reference));
        room.store
                .sql("""
                    UPDATE service SET state = ?, code = '2' || lpad(id::text, 7, '0'),
                           published_version = CASE WHEN ? THEN version END
                     WHERE id = ?
                    """)
                .param(state.name())
                .param(published)
                .param(draft.id())
                .update();
        int before = room.files.steps(draft.id()).size();
        Person who = PEOPLE.get(role);
        Acted acted = word == Word.SAVE
                ? room.desk.save(who, draft.id(), draft.edit(), Samples.full("دیگر"))
                : room.desk.act(who, draft.id(), SheetRoom.wish(word, draft.edit()));
        ServiceFile after = room.files.file(draft.id()).orElseThrow();
        boolean done = acted instanceof Acted.Done;
        assertThat(room.files.steps(draft.id())).hasSize(done ? before + 1 : before);
        if (!done) {
            assertThat(SheetRoom.refused(acted)).isIn(Objection.NOT_YOUR_ROLE, Objection.WRONG_STATE);
            assertThat(after.state()).isEqualTo(state);
            assertThat(after.edit()).isEqualTo(draft.edit());
            return Optional.empty();
        }
        boolean shown = SheetDesk.open(who, inState(draft, state, published)).contains(word);
        assertThat(shown).isTrue();
        return Optional.of(after.state());
    }

    private static ServiceFile inState(ServiceFile file, State state, boolean published) {
        return new ServiceFile(
                file.id(),
                file.agency(),
                file.reference(),
                file.parent(),
                file.code(),
                state,
                file.edit(),
                published ? Optional.of(file.newest().number()) : Optional.empty(),
                file.newest());
    }

    @Test
    void each_state_but_the_last_leads_somewhere() {
        assertThat(Way.ALL.stream().map(Way::from).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        State.DRAFT,
                        State.AGENCY_SIGNED,
                        State.UNDER_REVIEW,
                        State.RETURNED,
                        State.APPROVED,
                        State.PUBLISHED,
                        State.REVISION);
    }

    @Test
    void the_manual_has_the_same_table() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Word word : Word.values()) {
            rows.append("| `").append(word).append('`');
            for (Role role : Role.values()) {
                rows.append(" | ").append(states(word, role));
            }
            rows.append(" |\n");
        }
        assertThat(Files.readString(Path.of("src/docs/workplace.md"))).contains("|---|---|---|---|---|\n" + rows);
    }

    private static String states(Word word, Role role) {
        if (word == Word.DRAFT) {
            return Way.WRITERS.contains(role) ? "a new sheet" : Way.BRINGERS.contains(role) ? "in a file" : "–";
        }
        List<Way> ways = Way.ALL.stream().filter(way -> way.word() == word).toList();
        String open = ways.stream()
                .filter(way -> way.isOf(role, false))
                .map(way -> "`" + way.from() + "`")
                .collect(Collectors.joining(" "));
        boolean inFile = ways.stream().anyMatch(way -> way.isOf(role, true));
        return !open.isEmpty() ? open : inFile ? "in a file" : "–";
    }
}
