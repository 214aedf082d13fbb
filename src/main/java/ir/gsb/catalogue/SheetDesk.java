package ir.gsb.catalogue;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.message.RecordingUnavailableException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Where sheets are written and go their way. Each step is recorded in the transaction that makes it, and each
 * that is refused for whose it is, too. A version's text is
 * overwritten until someone signs it, and stays as it is from then on. An agency's people handle the sheets of their own
 * agency only, not those of agencies below it. Every call throws {@link RecordingUnavailableException} if the store is
 * away; then nothing was done.
 */
public final class SheetDesk {

    /** In place of an edit. */
    public static final int NONE_SEEN = -1;

    private final RecordedActs acts;
    private final ServedInquiries inquiries;
    private final Clock clock;
    private final SecureRandom random;

    public SheetDesk(RecordedActs acts, ServedInquiries inquiries, Clock clock, SecureRandom random) {
        this.acts = acts;
        this.inquiries = inquiries;
        this.clock = clock;
        this.random = random;
    }

    /** Begins a sheet. */
    public Acted draft(Person who, NewSheet sheet) {
        return change(change -> change.draft(who, sheet));
    }

    /**
     * Writes a sheet; one that says what is there already changes nothing.
     *
     * @param basedOn the edit that he saw, see {@link ServiceFile#edit}
     */
    public Acted save(Person who, long service, int basedOn, Sheet sheet) {
        return change(change -> change.save(who, service, basedOn, sheet));
    }

    /**
     * Writes a sheet again and again while he is at it. What follows in one sitting is no step of its own: nobody else came
     * between, and the step that tells of it is no older than {@link SheetChange#SITTING}.
     *
     * @param basedOn the edit that he saw, see {@link ServiceFile#edit}
     */
    public Acted autosave(Person who, long service, int basedOn, Sheet sheet) {
        return change(change -> change.autosave(who, service, basedOn, sheet));
    }

    /**
     * Begins a sheet, or writes it if there is one under this reference: then a revision if it is published.
     *
     * @param sheet with a parent only if it is begun, or with the one that it has
     * @param basedOn the edit that he saw, {@link #NONE_SEEN} if he takes it for a new one
     */
    public Acted put(Person who, NewSheet sheet, int basedOn) {
        return change(change -> {
            Optional<ServiceFile> file = change.store().sheets().file(sheet.agency(), sheet.reference());
            if (file.isPresent()) {
                return change.overwrite(who, file.get(), basedOn, sheet);
            }
            return basedOn == NONE_SEEN
                    ? change.draft(who, sheet)
                    : new Acted.Refused(Objection.UNKNOWN_SERVICE, "reference", Objection.UNKNOWN_SERVICE.says());
        });
    }

    /** Does anything else with a sheet. */
    public Acted act(Person who, long service, Wish wish) {
        if (wish.word() == Word.SAVE || wish.word() == Word.DRAFT) {
            throw new IllegalArgumentException(wish.word() + " needs a sheet: call save or draft");
        }
        return change(change -> change.act(who, service, wish));
    }

    /** What his role lets him do with a sheet as it stands; a step may still be refused for what is in the sheet. */
    public static Set<Word> open(Person who, ServiceFile file) {
        Set<Word> words = EnumSet.noneOf(Word.class);
        for (Word word : Word.values()) {
            if (StepCheck.standing(who, file, word, false).isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Records that somebody was refused what is not his before it came to a step. */
    public void refused(String name, String what) {
        acts.run(new Act(Act.Word.SHEET_REFUSED, name, Optional.empty(), what), connection -> true);
    }

    private <R> R change(Function<SheetChange, R> work) {
        return change(false, work);
    }

    /** Changes what comes in a file. */
    <R> R bring(Function<SheetChange, R> work) {
        return change(true, work);
    }

    private <R> R change(boolean inFile, Function<SheetChange, R> work) {
        List<R> result = new ArrayList<>(1);
        try {
            acts.runAll(connection -> {
                var change = new SheetChange(connection, inFile, inquiries, clock, random);
                result.add(work.apply(change));
                return change.acts();
            });
        } catch (DataAccessResourceFailureException away) {
            throw new RecordingUnavailableException("the store takes no sheet", away);
        }
        return result.getFirst();
    }
}
