package ir.gsb.tracking;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.message.CaseCode;
import ir.gsb.message.SourceNetwork;
import ir.gsb.tracking.Factors.Typed;
import ir.gsb.tracking.SqlGuesses.Guess;
import ir.gsb.tracking.SqlGuesses.Target;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Lets citizens look at their cases, and nobody else. */
public final class Tracking {

    private static final int LONGEST_TYPED = 40;

    private final SqlCases cases;
    private final SqlGuesses guesses;
    private final Factors factors;
    private final KeptSecrets secrets;
    private final CaseViews views;

    public Tracking(DataSource store, Factors factors, KeptSecrets secrets, CaseViews views, Clock clock) {
        this.cases = new SqlCases(store);
        this.guesses = new SqlGuesses(store, clock);
        this.factors = factors;
        this.secrets = secrets;
        this.views = views;
    }

    /**
     * Looks for a case. A wrong code and a wrong factor are one answer, found by the same statements and hashes. Wrong guesses
     * are counted for the code, for the source and for both, on all nodes together, and from some number on the next look has
     * to wait; those by a mobile do not keep out who gives his national ID. What can be no code is no guess.
     *
     * @param code the tracking code; Persian and Arabic digits are read, spaces and hyphens ignored
     * @param factor the last four digits of the citizen's mobile, or his national ID; read like the code
     * @param source the address that the look comes from; of IPv6 the whole {@code /64} counts as one source
     */
    public Look look(String code, String factor, String source) {
        Optional<String> read = CaseCode.read(cut(code));
        return read.isEmpty() ? new Look.NoCode() : lookAt(read.get(), factor, source);
    }

    private Look lookAt(String code, String factor, String source) {
        Typed typed = factors.typed(code, cut(factor));
        Optional<StoredCase> found = cases.find(code);
        Guess guess = guesses.guess(target(code, typed, source), () -> fits(typed, found));
        return switch (guess) {
            case Guess.Right _ -> new Look.Found(views.of(found.orElseThrow()));
            case Guess.Wrong _ -> new Look.Unknown();
            case Guess.TooSoon(var until) -> new Look.Slowed(until);
        };
    }

    /** Deletes guesses that count no more; gives their number. */
    public int sweep() {
        return guesses.sweep();
    }

    private Target target(String code, Typed typed, String source) {
        return new Target(
                secrets.sourceHash((typed.isPerson() ? "national ID of case " : "tracking code ") + code),
                secrets.sourceHash(SourceNetwork.of(source)),
                typed.isPerson() ? Guesses.AT_PERSON : Guesses.AT_MOBILE);
    }

    private static boolean fits(Typed typed, Optional<StoredCase> found) {
        return typed.fits(found.flatMap(StoredCase::mobileHash), found.flatMap(StoredCase::subjectHash));
    }

    private static String cut(String typed) {
        return typed.length() > LONGEST_TYPED ? typed.substring(0, LONGEST_TYPED) : typed;
    }
}
