package ir.gsb.catalogue;

import ir.gsb.canonical.Jalali;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What an agency owes in a month of the Persian calendar: three services published or renewed.
 *
 * @param month as a number, 140509
 * @param done services that were published in it, each counted once
 */
public record Duty(int month, int done) {

    /** Services a month. */
    public static final int DUE = 3;

    public boolean isMet() {
        return done >= DUE;
    }

    /** From the first moment of a month to that of the next, in Tehran. */
    record Month(int number, Instant from, Instant before) {

        static Month of(Instant moment) {
            LocalDate day = LocalDate.ofInstant(moment, Jalali.TEHRAN);
            int number = Jalali.number(day) / 100;
            int next = number % 100 == 12 ? number + 89 : number + 1;
            return new Month(number, first(number), first(next));
        }

        private static Instant first(int month) {
            return Jalali.date(month * 100 + 1).atStartOfDay(Jalali.TEHRAN).toInstant();
        }
    }
}
