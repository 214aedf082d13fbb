package ir.gsb.workplace;

import ir.gsb.accounts.Rights;
import ir.gsb.catalogue.Person;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.SheetDesk;
import ir.gsb.catalogue.State;
import ir.gsb.catalogue.Word;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * One who signed in, in each of the capacities that the account has.
 *
 * @param persons one a role, in the order of roles
 */
public record Visitor(String name, Optional<String> agency, List<Person> persons) {

    /** The one who signed in; the door lets nobody else to a page that asks for her. */
    static Visitor of(HttpServletRequest request) {
        return of(Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody signed in"));
    }

    static Visitor of(Authentication who) {
        Rights rights = Rights.of(who);
        List<Person> persons = Stream.of(Role.values())
                .filter(role -> rights.may(ir.gsb.accounts.Role.valueOf(role.name())))
                .filter(role -> !role.ofAgency() || rights.agency().isPresent())
                .map(role -> new Person(rights.name(), role, rights.agency()))
                .toList();
        return new Visitor(rights.name(), rights.agency(), persons);
    }

    public boolean is(Role role) {
        return persons.stream().anyMatch(person -> person.role() == role);
    }

    /** Whether she writes or signs for an agency. */
    public boolean ofAgency() {
        return is(Role.REPRESENTATIVE) || is(Role.SIGNER);
    }

    /** Whether she takes sheets out to files and brings them in. */
    public boolean brings() {
        return ofAgency() || is(Role.OPERATOR);
    }

    /** Her own agency's sheets; for reviewers all that was ever signed, for operators all. */
    public boolean sees(ServiceFile file) {
        return is(Role.OPERATOR)
                || is(Role.REVIEWER) && file.state() != State.DRAFT
                || ofAgency() && agency.filter(file.agency()::equals).isPresent();
    }

    /** Who wrote what a form of the editor brings, if it was not she: she may have signed in since it was opened. */
    Optional<String> otherWriter(HttpServletRequest form) {
        return Optional.ofNullable(form.getParameter("by")).filter(writer -> !writer.equals(name));
    }

    /** Whether she sees who speaks for any agency. */
    public boolean seesAllPeople() {
        return is(Role.REVIEWER) || is(Role.OPERATOR);
    }

    /** Whether she sees who speaks for an agency: an agency's people do of their own one only. */
    public boolean seesPeopleOf(String body) {
        return seesAllPeople() || ofAgency() && agency.filter(body::equals).isPresent();
    }

    /** Whether it is hers to write as it stands. */
    public boolean writes(ServiceFile file) {
        return open(file).contains(Word.SAVE);
    }

    /** What she may do with a sheet as it stands. */
    public Set<Word> open(ServiceFile file) {
        Set<Word> words = EnumSet.noneOf(Word.class);
        persons.forEach(person -> words.addAll(SheetDesk.open(person, file)));
        return words;
    }

    /** In which capacity she does it; where none is fit, that in which it is refused. */
    Person as(Word word, ServiceFile file) {
        return persons.stream()
                .filter(person -> SheetDesk.open(person, file).contains(word))
                .findFirst()
                .orElseGet(persons::getFirst);
    }

    /** In which capacity she writes. */
    Person writer() {
        return persons.stream()
                .filter(person -> person.role() != Role.REVIEWER)
                .findFirst()
                .orElseGet(persons::getFirst);
    }
}
