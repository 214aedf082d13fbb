package ir.gsb.catalogue;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.ExchangeId;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Changes sheets in one transaction, each change with the step and the act that tell of it. */
final class SheetChange {

    /** How long an act tells of what one writes by and by. */
    static final Duration SITTING = Duration.ofHours(1);

    private final SqlSheetChange store;
    private final SheetRules rules;
    private final StepCheck check;
    private final SqlCodes codes;
    private final Clock clock;
    private final SecureRandom random;
    private final List<RecordedActs.Named> acts = new ArrayList<>();

    SheetChange(Connection connection, boolean inFile, ServedInquiries inquiries, Clock clock, SecureRandom random) {
        this.store = new SqlSheetChange(connection);
        this.rules = new SheetRules(inquiries, store.sheets()::knowsAgency);
        this.check = new StepCheck(store, inFile, rules);
        this.codes = new SqlCodes(connection);
        this.clock = clock;
        this.random = random;
    }

    List<RecordedActs.Named> acts() {
        return acts;
    }

    SqlSheetChange store() {
        return store;
    }

    SheetRules rules() {
        return rules;
    }

    Acted draft(Person who, NewSheet sheet) {
        Optional<Objection> objection = check.draft(who, sheet);
        if (objection.isPresent()) {
            var refused = new Acted.Refused(objection.get());
            tell(who, sheet.agency(), sheet.reference(), Word.DRAFT, refused);
            return refused;
        }
        Optional<Acted> unfit = check.text(Sheet.begun(Text.NONE), sheet.sheet());
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Optional<Long> parent = sheet.parent()
                .flatMap(reference -> store.sheets().file(sheet.agency(), reference))
                .map(ServiceFile::id);
        Optional<Long> id = store.begin(sheet, parent, who.name(), clock.instant());
        if (id.isEmpty()) {
            return new Acted.Refused(Objection.REFERENCE_TAKEN);
        }
        return stand(who, id.get(), State.DRAFT, Wish.to(Word.DRAFT, 0));
    }

    /** Overwrites the newest version, unless someone stood for it: then it stays, and the text is a newer one. */
    Acted save(Person who, long service, int basedOn, Sheet sheet) {
        return save(who, service, basedOn, sheet, false);
    }

    /** The same; as no step of its own where it goes on from the last one. */
    Acted autosave(Person who, long service, int basedOn, Sheet sheet) {
        return save(who, service, basedOn, sheet, true);
    }

    private Acted save(Person who, long service, int basedOn, Sheet sheet, boolean goesOn) {
        var wish = Wish.to(Word.SAVE, basedOn);
        Optional<ServiceFile> found = store.held(service);
        if (found.filter(file -> who.isOf(file.agency()) || who.role() == Role.OPERATOR)
                .filter(file -> file.sheet().equals(sheet))
                .isPresent()) {
            return new Acted.Done(found.get());
        }
        Optional<Acted> refused = allowed(who, found, wish)
                .or(() -> check.text(found.orElseThrow().sheet(), sheet));
        return refused.orElseGet(() -> {
            ServiceFile file = found.orElseThrow();
            int number = file.newest().number() + (store.wasSigned(file) ? 1 : 0);
            Instant now = clock.instant();
            store.write(service, number, sheet, who.name(), now);
            if (goesOn && store.sits(who, service, number, now.minus(SITTING))) {
                store.stand(service, file.state());
                return new Acted.Done(store.sheets().file(service).orElseThrow());
            }
            return stand(who, service, file.state(), wish);
        });
    }

    /** The same for who may have sent a parent: it stays what it is. */
    Acted overwrite(Person who, ServiceFile file, int basedOn, NewSheet sent) {
        Optional<String> parent = file.parent().flatMap(store.sheets()::reference);
        return sent.parent().isEmpty() || sent.parent().equals(parent)
                ? overwrite(who, file, basedOn, sent.sheet())
                : new Acted.Refused(Objection.OTHER_PARENT, "parent", Objection.OTHER_PARENT.says());
    }

    /** Saves, after a revision is begun where a version is published. */
    Acted overwrite(Person who, ServiceFile file, int basedOn, Sheet sheet) {
        if (file.state() != State.PUBLISHED || file.sheet().equals(sheet)) {
            return save(who, file.id(), basedOn, sheet);
        }
        var revise = Wish.to(Word.REVISE, basedOn);
        Acted begun = check.step(who, file, revise)
                .or(() -> check.text(file.sheet(), sheet))
                .orElseGet(() -> act(who, file.id(), revise));
        return begun instanceof Acted.Done(ServiceFile open) ? save(who, open.id(), open.edit(), sheet) : begun;
    }

    Acted act(Person who, long service, Wish wish) {
        Optional<ServiceFile> found = wish.word().looksAbove() ? store.heldBelow(service) : store.held(service);
        return allowed(who, found, wish).orElseGet(() -> step(who, found.orElseThrow(), wish));
    }

    private Optional<Acted> allowed(Person who, Optional<ServiceFile> found, Wish wish) {
        if (found.isEmpty()) {
            return Optional.of(new Acted.Refused(Objection.UNKNOWN_SERVICE));
        }
        Optional<Acted> against = check.step(who, found.get(), wish);
        against.ifPresent(answer -> tell(who, found.get().agency(), found.get().reference(), wish.word(), answer));
        return against;
    }

    private void tell(Person who, String agency, String reference, Word word, Acted answer) {
        if (answer instanceof Acted.Refused refused && refused.why().isOfRights()) {
            String what = "%s %s/%s as %s: %s"
                    .formatted(
                            word.wire(),
                            agency,
                            reference,
                            role(who),
                            refused.why().code());
            acts.add(new RecordedActs.Named(
                    ExchangeId.at(clock.instant(), random),
                    new Act(Act.Word.SHEET_REFUSED, who.name(), Optional.empty(), what)));
        }
    }

    private Acted step(Person who, ServiceFile file, Wish wish) {
        Instant now = clock.instant();
        switch (wish.word()) {
            case APPROVE -> {
                Optional<String> code = file.code().or(() -> newCode(file));
                if (code.isEmpty()) {
                    return new Acted.Refused(Objection.CODES_USED_UP);
                }
                store.give(file.id(), code.get());
            }
            case PUBLISH -> store.publish(file.id(), now);
            case REVISE -> store.write(file.id(), store.lastVersion(file.id()) + 1, file.sheet(), who.name(), now);
            case RETIRE -> {
                if (file.isPublished()) {
                    store.withdraw(file.id(), now);
                }
            }
            case DRAFT, SAVE, SIGN, TAKE_BACK, TAKE_UP, RETURN, GIVE_UP -> {}
        }
        State to = Way.of(file, wish.word()).orElseThrow().to(file.isPublished());
        Acted.Done done = stand(who, file.id(), to, wish);
        return wish.word() == Word.GIVE_UP ? givenUp(file.id()) : done;
    }

    /** The step tells of the version that is given up, which is kept. */
    private Acted givenUp(long service) {
        store.backToPublished(service);
        return new Acted.Done(store.sheets().file(service).orElseThrow());
    }

    private Optional<String> newCode(ServiceFile file) {
        return file.parent().isEmpty()
                ? codes.next(file.agency())
                : file.parent()
                        .flatMap(store.sheets()::file)
                        .flatMap(ServiceFile::code)
                        .flatMap(codes::below);
    }

    private Acted.Done stand(Person who, long service, State state, Wish wish) {
        store.stand(service, state);
        ServiceFile after = store.sheets().file(service).orElseThrow();
        Instant now = clock.instant();
        var id = ExchangeId.at(now, random);
        store.note(id, after, who, wish, now);
        acts.add(new RecordedActs.Named(
                id, new Act(Act.Word.SHEET_CHANGED, who.name(), Optional.empty(), inWords(who, after, wish))));
        return new Acted.Done(after);
    }

    /** What the log keeps of it: neither the sheet nor remarks, which the step has. */
    private static String inWords(Person who, ServiceFile after, Wish wish) {
        return "%s %s/%s version %d as %s"
                .formatted(
                        wish.word().wire(),
                        after.agency(),
                        after.reference(),
                        after.newest().number(),
                        role(who));
    }

    private static String role(Person who) {
        return who.role().name().toLowerCase(Locale.ROOT);
    }
}
