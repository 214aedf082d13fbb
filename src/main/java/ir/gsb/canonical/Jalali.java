package ir.gsb.canonical;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The Persian calendar by arithmetic: in each cycle of 33 years eight have a leap day. It agrees with the calendar in
 * use from 1178 to 1633 (1799 to 2255).
 */
public final class Jalali {

    /** Whose days they are: also the days of what is promised, counted and shown. */
    public static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    /** The day before 1 Farvardin of the year 1, counted as {@link LocalDate#toEpochDay()} does. */
    private static final long EPOCH = -492_269;

    private static final int FIRST_YEAR = 1178;
    private static final int LAST_YEAR = 1633;

    private Jalali() {}

    /**
     * Reads a date that was written as a number, 13970409.
     *
     * @throws IllegalArgumentException if there is no such day, or the year is out of range
     */
    public static LocalDate date(int yearMonthDay) {
        int year = yearMonthDay / 10_000;
        int month = yearMonthDay / 100 % 100;
        int day = yearMonthDay % 100;
        checkYear(year);
        if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
            throw new IllegalArgumentException("there is no such day in the Persian calendar");
        }
        return LocalDate.ofEpochDay(newYear(year) + daysBefore(month) + day - 1);
    }

    /**
     * Writes a date as a number, 13970409.
     *
     * @throws IllegalArgumentException if the year is out of range
     */
    public static int number(LocalDate date) {
        long epochDay = date.toEpochDay();
        int year = date.getYear() - 621;
        if (epochDay < newYear(year)) {
            year--;
        }
        checkYear(year);
        int dayOfYear = (int) (epochDay - newYear(year));
        int month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7;
        return year * 10_000 + month * 100 + dayOfYear - daysBefore(month) + 1;
    }

    private static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "years of the Persian calendar are known from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private static long newYear(int year) {
        return EPOCH + 365L * (year - 1) + Math.floorDiv(8 * year + 21, 33) + 1;
    }

    private static int daysBefore(int month) {
        return month <= 7 ? 31 * (month - 1) : 186 + 30 * (month - 7);
    }

    private static int monthLength(int year, int month) {
        if (month < 12) {
            return month <= 6 ? 31 : 30;
        }
        return (int) (newYear(year + 1) - newYear(year)) - 336;
    }
}
