package ir.gsb.catalogue;

import ir.gsb.catalogue.ImportPlan.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to become of an agency and of who speaks for it.
 *
 * @param before the agency as it stands; empty if it is new
 * @param people who is new, or gone, or of whom something is new
 */
record PlannedAgency(int row, Optional<Agency> before, Agency after, List<Changed> people) {

    /**
     * @param before empty if he is new
     * @param after empty if he speaks for it no more
     */
    record Changed(Optional<Representative> before, Optional<Representative> after) {}

    Fate fate() {
        if (before.isEmpty()) {
            return Fate.NEW;
        }
        return isSame() && people.isEmpty() ? Fate.SAME : Fate.CHANGED;
    }

    /** Whether people see nothing new of it. */
    boolean isSame() {
        return before.filter(after::equals).isPresent();
    }

    ImportPlan.Item item() {
        return new ImportPlan.Item(row, after.code(), "", fate(), changes());
    }

    private List<Difference> changes() {
        List<Difference> changes = new ArrayList<>(before.map(this::ofAgency).orElse(List.of()));
        people.forEach(person -> changes.add(new Difference(
                AgencyRow.REPRESENTATIVES,
                person.before().map(PlannedAgency::inWords),
                person.after().map(PlannedAgency::inWords))));
        return changes;
    }

    private static String inWords(Representative person) {
        return String.join(" | ", person.name(), person.position(), person.telephone());
    }

    private List<Difference> ofAgency(Agency old) {
        List<Difference> changes = new ArrayList<>();
        add(changes, AgencyRow.KIND, old.kind().name(), after.kind().name());
        add(changes, AgencyRow.NAME_FA, old.name().fa(), after.name().fa());
        add(changes, AgencyRow.NAME_EN, old.name().en(), after.name().en());
        add(changes, AgencyRow.PARENT, old.parent().orElse(""), after.parent().orElse(""));
        add(
                changes,
                AgencyRow.PROVINCE,
                old.province().map(Enum::name).orElse(""),
                after.province().map(Enum::name).orElse(""));
        add(changes, AgencyRow.SITE, old.site(), after.site());
        add(changes, AgencyRow.TELEPHONE, old.telephone(), after.telephone());
        return changes;
    }

    private static void add(List<Difference> changes, String column, String old, String now) {
        if (!Objects.equals(old, now)) {
            changes.add(new Difference(column, text(old), text(now)));
        }
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    /** For the record, which keeps no names of people. */
    String inWords() {
        String columns = before.map(this::ofAgency).orElse(List.of()).stream()
                .map(Difference::path)
                .collect(Collectors.joining(", "));
        return "agency " + after.code() + (before.isEmpty() ? " added" : " changed")
                + (columns.isEmpty() ? "" : " in " + columns)
                + (people.isEmpty() ? "" : ", representatives added, changed or taken away: " + people.size());
    }
}
