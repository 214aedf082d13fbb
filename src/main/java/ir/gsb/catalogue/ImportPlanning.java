package ir.gsb.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what each row of a file would do, and all that is wrong with it. */
final class ImportPlanning {

    private final SqlSheetChange store;
    private final SheetRules rules;
    private final Person who;
    private final List<TableRow> rows;
    private final Faults faults;
    private final boolean holds;
    private final Map<String, TableRow> byName;
    private final Set<Long> held = new HashSet<>();
    private final Set<String> agencies = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    /** @param holds whether nobody else is to change the services before the transaction ends */
    ImportPlanning(
            SqlSheetChange store, SheetRules rules, Person who, List<TableRow> rows, Faults faults, boolean holds) {
        this.store = store;
        this.rules = rules;
        this.who = who;
        this.rows = rows;
        this.faults = faults;
        this.holds = holds;
        this.byName =
                rows.stream().collect(Collectors.toMap(ImportPlanning::name, row -> row, (first, second) -> first));
    }

    private static String name(TableRow row) {
        return row.cell(SheetRow.AGENCY) + '/' + row.cell(SheetRow.REFERENCE);
    }

    List<PlannedRow> planned() {
        if (holds) {
            List<TableRow> own = rows.stream()
                    .filter(row -> !isForeign(row.cell(SheetRow.AGENCY)))
                    .toList();
            held.addAll(store.hold(
                    own.stream().map(row -> row.cell(SheetRow.AGENCY)).toList(),
                    own.stream().map(row -> row.cell(SheetRow.REFERENCE)).toList()));
        }
        List<PlannedRow> planned = new ArrayList<>();
        for (TableRow row : rows) {
            int before = faults.count();
            Optional<PlannedRow> plan = plan(row);
            if (faults.count() == before) {
                plan.ifPresent(planned::add);
            }
        }
        return planned;
    }

    /** Of other agencies' sheets it tells nothing, not even that there is one. */
    private Optional<PlannedRow> plan(TableRow row) {
        String agency = row.cell(SheetRow.AGENCY);
        String reference = row.cell(SheetRow.REFERENCE);
        if (isForeign(agency)) {
            object(row, SheetRow.AGENCY, Objection.NOT_YOUR_AGENCY);
            return Optional.empty();
        }
        Optional<ServiceFile> file = store.sheets().file(agency, reference).flatMap(this::held);
        Sheet before = file.map(ServiceFile::sheet).orElse(Sheet.begun(Text.NONE));
        Sheet sheet = SheetRow.onto(row, before, faults::add);
        rules.added(before, sheet)
                .forEach(fault -> faults.add(new ImportFault(row.number(), column(fault.field()), fault.says())));
        if (!seen.add(name(row))) {
            object(row, SheetRow.REFERENCE, "این خدمت دو بار در پرونده است", "the service is in the file twice");
        }
        if (file.isPresent()) {
            checkKnown(row, file.get(), sheet);
        } else {
            checkNew(row, agency, reference, sheet);
        }
        Optional<String> parent = Optional.of(row.cell(SheetRow.PARENT)).filter(text -> !text.isEmpty());
        return Optional.of(new PlannedRow(row.number(), agency, reference, parent, file, sheet));
    }

    /** As nobody else can change it any more; one that was begun since the others were held is held by itself. */
    private Optional<ServiceFile> held(ServiceFile file) {
        return holds && !held.contains(file.id()) ? store.held(file.id()) : Optional.of(file);
    }

    private boolean isForeign(String agency) {
        return who.role().ofAgency() && !who.isOf(agency);
    }

    /** That in which an item of a list is written. */
    private static String column(String field) {
        return field.replaceFirst("\\[.*", "");
    }

    private void checkNew(TableRow row, String agency, String reference, Sheet sheet) {
        if (!Way.BRINGERS.contains(who.role())) {
            object(row, "", Objection.NOT_YOUR_ROLE);
        } else if (!knows(agency)) {
            object(row, SheetRow.AGENCY, Objection.UNKNOWN_AGENCY);
        }
        if (!new NewSheet(agency, reference, Optional.empty(), sheet).hasFitReference()) {
            object(row, SheetRow.REFERENCE, Objection.UNFIT_REFERENCE);
        }
        if (!row.cell(SheetRow.CODE).isEmpty()) {
            object(
                    row,
                    SheetRow.CODE,
                    "شناسه هنگام تأیید داده می‌شود؛ خالی بگذارید",
                    "codes are given at approval; leave it empty");
        }
        if (!row.cell(SheetRow.PARENT).isEmpty() && !hasParent(row, agency)) {
            object(row, SheetRow.PARENT, Objection.UNKNOWN_PARENT);
        }
    }

    private boolean knows(String agency) {
        return agencies.contains(agency) || (store.sheets().knowsAgency(agency) && agencies.add(agency));
    }

    private boolean hasParent(TableRow row, String agency) {
        String reference = row.cell(SheetRow.PARENT);
        Optional<ServiceFile> parent = store.sheets().file(agency, reference);
        if (parent.isPresent()) {
            return StepCheck.mayHaveBelow(parent.get());
        }
        TableRow above = byName.get(agency + '/' + reference);
        return above != null && above.cell(SheetRow.PARENT).isEmpty();
    }

    private void checkKnown(TableRow row, ServiceFile file, Sheet sheet) {
        String code = row.cell(SheetRow.CODE);
        if (!code.isEmpty() && !code.equals(file.code().orElse(""))) {
            object(row, SheetRow.CODE, "شناسهٔ این خدمت این نیست", "this is not the code of the service");
        }
        String parent = file.parent().flatMap(store.sheets()::reference).orElse("");
        if (row.cells().containsKey(SheetRow.PARENT)
                && !row.cell(SheetRow.PARENT).equals(parent)) {
            object(row, SheetRow.PARENT, Objection.OTHER_PARENT);
        }
        if (!file.sheet().equals(sheet)) {
            checkChange(row, file);
        }
    }

    private void checkChange(TableRow row, ServiceFile file) {
        Word word = file.state() == State.PUBLISHED ? Word.REVISE : Word.SAVE;
        StepCheck.standing(who, file, word, true)
                .ifPresent(objection ->
                        faults.add(new ImportFault(row.number(), SheetRow.STATE, StepCheck.says(objection, file))));
        String edit = row.cell(SheetRow.EDIT);
        if (!edit.isEmpty() && !ir.gsb.canonical.Persian.digits(edit).equals(String.valueOf(file.edit()))) {
            object(
                    row,
                    SheetRow.EDIT,
                    "شناسنامه پس از برون‌بری دگرگون شده است؛ ویرایش کنونی %d است".formatted(file.edit()),
                    "the sheet was changed since it was exported; it is at edit %d".formatted(file.edit()));
        }
    }

    private void object(TableRow row, String column, Objection objection) {
        faults.add(new ImportFault(row.number(), column, objection.says()));
    }

    private void object(TableRow row, String column, String fa, String en) {
        faults.add(row.fault(column, fa, en));
    }
}
