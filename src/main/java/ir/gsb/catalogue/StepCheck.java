package ir.gsb.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether someone may do something with a sheet as it stands. */
final class StepCheck {

    private final SqlSheetChange store;
    private final boolean inFile;
    private final SheetRules rules;

    /** @param inFile whether it is brought in a file */
    StepCheck(SqlSheetChange store, boolean inFile, SheetRules rules) {
        this.store = store;
        this.inFile = inFile;
        this.rules = rules;
    }

    Optional<Objection> draft(Person who, NewSheet sheet) {
        if (!(inFile ? Way.BRINGERS : Way.WRITERS).contains(who.role())) {
            return Optional.of(Objection.NOT_YOUR_ROLE);
        }
        if (who.role().ofAgency() && !who.isOf(sheet.agency())) {
            return Optional.of(Objection.NOT_YOUR_AGENCY);
        }
        if (!store.sheets().knowsAgency(sheet.agency())) {
            return Optional.of(Objection.UNKNOWN_AGENCY);
        }
        if (!sheet.hasFitReference()) {
            return Optional.of(Objection.UNFIT_REFERENCE);
        }
        boolean parentFits = sheet.parent().isEmpty()
                || sheet.parent()
                        .flatMap(reference -> store.sheets().file(sheet.agency(), reference))
                        .filter(StepCheck::mayHaveBelow)
                        .isPresent();
        return parentFits ? Optional.empty() : Optional.of(Objection.UNKNOWN_PARENT);
    }

    static boolean mayHaveBelow(ServiceFile parent) {
        return parent.parent().isEmpty() && parent.state() != State.RETIRED;
    }

    /** What stands against it; who did not see the newest edit learns of that last. */
    Optional<Acted> step(Person who, ServiceFile file, Wish wish) {
        Optional<Acted> refused = standing(who, file, wish.word(), inFile)
                .or(() -> ownWork(who, file, wish.word()))
                .or(() -> words(file, wish))
                .<Acted>map(objection -> new Acted.Refused(objection, "", says(objection, file)))
                .or(() -> wish.word() == Word.SIGN ? signable(file.sheet()) : Optional.empty());
        if (refused.isPresent()) {
            return refused;
        }
        return wish.basedOn() == file.edit() ? Optional.empty() : Optional.of(new Acted.Overtaken(file));
    }

    /** Why not, and of a state that does not let it what it is and does let. */
    static Text says(Objection objection, ServiceFile file) {
        if (objection != Objection.WRONG_STATE) {
            return objection.says();
        }
        Text state = Wording.of(file.state());
        List<Word> open = Way.from(file).stream().map(Way::word).toList();
        String fa = open.stream().map(word -> Wording.of(word).fa()).collect(Collectors.joining("، "));
        String en = open.stream().map(Word::name).collect(Collectors.joining(", "));
        return new Text(
                "این کار در وضعیت «%s» شدنی نیست؛ شدنی است: %s".formatted(state.fa(), open.isEmpty() ? "هیچ" : fa),
                "this cannot be done in the state %s; what can be is %s"
                        .formatted(file.state(), open.isEmpty() ? "nothing" : en));
    }

    /** By role, agency and state alone. */
    static Optional<Objection> standing(Person who, ServiceFile file, Word word, boolean inFile) {
        if (who.role().ofAgency() && !who.isOf(file.agency())) {
            return Optional.of(Objection.NOT_YOUR_AGENCY);
        }
        if (who.role() == Role.REVIEWER && who.isOf(file.agency())) {
            return Optional.of(Objection.REVIEWER_OF_AGENCY);
        }
        boolean everHis = Way.ALL.stream().anyMatch(way -> way.word() == word && way.isOf(who.role(), inFile));
        if (!everHis) {
            return Optional.of(Objection.NOT_YOUR_ROLE);
        }
        Optional<Way> way = Way.of(file, word);
        if (way.isEmpty()) {
            return Optional.of(Objection.WRONG_STATE);
        }
        return way.get().isOf(who.role(), inFile) ? Optional.empty() : Optional.of(Objection.NOT_YOUR_ROLE);
    }

    private Optional<Objection> ownWork(Person who, ServiceFile file, Word word) {
        return word == Word.APPROVE && store.wrote(who.name(), file)
                ? Optional.of(Objection.OWN_WORK)
                : Optional.empty();
    }

    private Optional<Objection> words(ServiceFile file, Wish wish) {
        return switch (wish.word()) {
            case RETURN -> remarks(wish);
            case RETIRE -> retire(file, wish);
            case APPROVE -> known(wish).or(() -> parent(file, wish.word()));
            case PUBLISH -> parent(file, wish.word());
            case DRAFT, SAVE, SIGN, TAKE_BACK, TAKE_UP, REVISE, GIVE_UP -> Optional.empty();
        };
    }

    private static Optional<Objection> remarks(Wish wish) {
        if (wish.remarks().isEmpty() || wish.remarks().values().stream().anyMatch(String::isBlank)) {
            return Optional.of(Objection.REMARKS_NEEDED);
        }
        return known(wish);
    }

    private static Optional<Objection> known(Wish wish) {
        boolean known = wish.remarks().keySet().stream().allMatch(SheetField::isKnown);
        return known ? Optional.empty() : Optional.of(Objection.UNKNOWN_FIELD);
    }

    private Optional<Objection> retire(ServiceFile file, Wish wish) {
        if (wish.reason().isBlank()) {
            return Optional.of(Objection.REASON_NEEDED);
        }
        return store.hasLivingBelow(file.id()) ? Optional.of(Objection.HAS_SUB_SERVICES) : Optional.empty();
    }

    private Optional<Objection> parent(ServiceFile file, Word word) {
        Optional<ServiceFile> parent = file.parent().flatMap(store::held);
        if (parent.isEmpty()) {
            return Optional.empty();
        }
        if (word == Word.PUBLISH && !parent.get().isPublished()) {
            return Optional.of(Objection.PARENT_NOT_PUBLISHED);
        }
        return parent.get().code().isEmpty() ? Optional.of(Objection.PARENT_WITHOUT_CODE) : Optional.empty();
    }

    private Optional<Acted> signable(Sheet sheet) {
        List<String> missing = Completeness.of(sheet).needed();
        return missing.isEmpty()
                ? unfit(rules.faults(sheet))
                : Optional.of(new Acted.Refused(
                        Objection.INCOMPLETE,
                        missing.stream().map(StepCheck::empty).toList()));
    }

    private static SheetFault empty(String field) {
        Text title = FieldTitles.of(field);
        return new SheetFault(
                field,
                new Text(
                        "«%s» برای امضا لازم و هنوز خالی است".formatted(title.fa()),
                        "'%s' is needed for signing and still empty".formatted(title.en())));
    }

    /** What a new text would bring that does not stand. */
    Optional<Acted> text(Sheet before, Sheet after) {
        return unfit(rules.added(before, after));
    }

    private static Optional<Acted> unfit(List<SheetFault> faults) {
        return faults.isEmpty() ? Optional.empty() : Optional.of(new Acted.Refused(Objection.UNFIT_VALUE, faults));
    }
}
