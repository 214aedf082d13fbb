package ir.gsb.catalogue;

import static ir.gsb.catalogue.Role.OPERATOR;
import static ir.gsb.catalogue.Role.REPRESENTATIVE;
import static ir.gsb.catalogue.Role.REVIEWER;
import static ir.gsb.catalogue.Role.SIGNER;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way from a state to the next, and whose it is. What is in no row cannot be done.
 *
 * @param to where it leads; DRAFT is REVISION where an older version is published
 */
record Way(State from, Word word, State to, Set<Role> roles) {

    /** Who may begin and write a sheet. */
    static final Set<Role> WRITERS = Set.of(REPRESENTATIVE, SIGNER);

    /** Who may bring in a file what writers write: an operator does it for agencies that have no account yet. */
    static final Set<Role> BRINGERS = Set.of(REPRESENTATIVE, SIGNER, OPERATOR);

    static final List<Way> ALL = List.of(
            new Way(State.DRAFT, Word.SAVE, State.DRAFT, WRITERS),
            new Way(State.DRAFT, Word.SIGN, State.AGENCY_SIGNED, Set.of(SIGNER)),
            new Way(State.DRAFT, Word.RETIRE, State.RETIRED, Set.of(SIGNER)),
            new Way(State.AGENCY_SIGNED, Word.TAKE_BACK, State.DRAFT, Set.of(SIGNER)),
            new Way(State.AGENCY_SIGNED, Word.TAKE_UP, State.UNDER_REVIEW, Set.of(REVIEWER)),
            new Way(State.UNDER_REVIEW, Word.RETURN, State.RETURNED, Set.of(REVIEWER)),
            new Way(State.UNDER_REVIEW, Word.APPROVE, State.APPROVED, Set.of(REVIEWER)),
            new Way(State.RETURNED, Word.SAVE, State.RETURNED, WRITERS),
            new Way(State.RETURNED, Word.SIGN, State.AGENCY_SIGNED, Set.of(SIGNER)),
            new Way(State.RETURNED, Word.GIVE_UP, State.PUBLISHED, WRITERS),
            new Way(State.RETURNED, Word.RETIRE, State.RETIRED, Set.of(REVIEWER)),
            new Way(State.APPROVED, Word.RETURN, State.RETURNED, Set.of(REVIEWER)),
            new Way(State.APPROVED, Word.PUBLISH, State.PUBLISHED, Set.of(REVIEWER, OPERATOR)),
            new Way(State.PUBLISHED, Word.REVISE, State.REVISION, WRITERS),
            new Way(State.PUBLISHED, Word.RETIRE, State.RETIRED, Set.of(REVIEWER)),
            new Way(State.REVISION, Word.SAVE, State.REVISION, WRITERS),
            new Way(State.REVISION, Word.SIGN, State.AGENCY_SIGNED, Set.of(SIGNER)),
            new Way(State.REVISION, Word.GIVE_UP, State.PUBLISHED, WRITERS),
            new Way(State.REVISION, Word.RETIRE, State.RETIRED, Set.of(REVIEWER)));

    /** All that lead on from where a sheet stands; what was never published cannot be that again. */
    static List<Way> from(ServiceFile file) {
        return ALL.stream()
                .filter(way -> way.from == file.state())
                .filter(way -> way.word != Word.GIVE_UP || file.isPublished())
                .toList();
    }

    static Optional<Way> of(ServiceFile file, Word word) {
        return from(file).stream().filter(way -> way.word == word).findFirst();
    }

    boolean isOf(Role role, boolean inFile) {
        boolean text = word == Word.SAVE || word == Word.REVISE;
        return roles.contains(role) || inFile && text && BRINGERS.contains(role);
    }

    State to(boolean published) {
        return to == State.DRAFT && published ? State.REVISION : to;
    }
}
