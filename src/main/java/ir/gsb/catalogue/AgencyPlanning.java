package ir.gsb.catalogue;

import ir.gsb.canonical.Persian;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what each row of a file would do to the agencies, and all that is wrong with it. */
final class AgencyPlanning {

    private final List<TableRow> rows;
    private final Faults faults;
    private final Map<String, Agency> known;
    private final Map<String, Map<String, Representative>> people;
    private final Map<String, Optional<String>> parents = new HashMap<>();

    AgencyPlanning(SqlAgencies store, List<TableRow> rows, Faults faults) {
        this.rows = rows;
        this.faults = faults;
        this.known = store.all().stream().collect(Collectors.toMap(Agency::code, Function.identity()));
        this.people = store.representatives().stream()
                .collect(Collectors.groupingBy(
                        Representative::agency,
                        Collectors.toMap(
                                person -> Persian.folded(person.name()), Function.identity(), (one, other) -> one)));
    }

    /** In the order of the rows. */
    List<PlannedAgency> planned() {
        known.values().forEach(agency -> parents.put(agency.code(), agency.parent()));
        rows.stream().filter(AgencyRow::hasFitCode).forEach(row -> {
            Optional<String> old = parents.getOrDefault(row.cell(AgencyRow.CODE), Optional.empty());
            parents.put(row.cell(AgencyRow.CODE), parent(row, old));
        });
        Set<String> seen = new HashSet<>();
        List<PlannedAgency> planned = new ArrayList<>();
        for (TableRow row : rows) {
            String code = row.cell(AgencyRow.CODE);
            var reading = new AgencyRow(row, Optional.ofNullable(known.get(code)), faults::add);
            Optional<Agency> agency = reading.agency();
            List<PlannedAgency.Changed> changed = row.cells().containsKey(AgencyRow.REPRESENTATIVES)
                    ? changed(code, reading.representatives())
                    : List.of();
            checkPlace(row);
            if (AgencyRow.hasFitCode(row) && !seen.add(code)) {
                faults.add(row.fault(
                        AgencyRow.CODE, "این دستگاه دو بار در پرونده است", "the agency is in the file twice"));
            }
            agency.ifPresent(after ->
                    planned.add(new PlannedAgency(row.number(), Optional.ofNullable(known.get(code)), after, changed)));
        }
        return planned;
    }

    /** Each agency after the one that it belongs to. */
    List<PlannedAgency> parentsFirst(List<PlannedAgency> planned) {
        return planned.stream()
                .sorted(Comparator.comparingInt(one -> above(one.after().code()).size()))
                .toList();
    }

    private static Optional<String> parent(TableRow row, Optional<String> old) {
        return row.cells().containsKey(AgencyRow.PARENT)
                ? Optional.of(row.cell(AgencyRow.PARENT)).filter(text -> !text.isEmpty())
                : old;
    }

    private void checkPlace(TableRow row) {
        String code = row.cell(AgencyRow.CODE);
        Optional<String> parent = parents.getOrDefault(code, Optional.empty());
        if (parent.isPresent() && !parents.containsKey(parent.get())) {
            faults.add(row.fault(
                    AgencyRow.PARENT,
                    "دستگاه مادر نه در فهرست است و نه در این پرونده",
                    "the parent is neither in the catalogue nor in this file"));
        } else if (above(code).contains(code)) {
            faults.add(row.fault(
                    AgencyRow.PARENT,
                    "دستگاه زیرمجموعهٔ خودش می‌شود: " + String.join(" ← ", above(code)),
                    "the agency would belong to itself: " + String.join(" <- ", above(code))));
        }
    }

    /** The agencies to which it belongs, the next one first; with itself if it comes round. */
    private Set<String> above(String code) {
        Set<String> above = new LinkedHashSet<>();
        Optional<String> next = parents.getOrDefault(code, Optional.empty());
        while (next.isPresent() && above.add(next.get())) {
            next = parents.getOrDefault(next.get(), Optional.empty());
        }
        return above;
    }

    private List<PlannedAgency.Changed> changed(String agency, List<Representative> named) {
        Map<String, Representative> left = new LinkedHashMap<>(people.getOrDefault(agency, Map.of()));
        List<PlannedAgency.Changed> changed = new ArrayList<>();
        for (Representative person : named) {
            Optional<Representative> old = Optional.ofNullable(left.remove(Persian.folded(person.name())));
            changed.add(new PlannedAgency.Changed(old, Optional.of(person)));
        }
        left.values().forEach(gone -> changed.add(new PlannedAgency.Changed(Optional.of(gone), Optional.empty())));
        changed.removeIf(one -> one.before().equals(one.after()));
        return changed;
    }
}
