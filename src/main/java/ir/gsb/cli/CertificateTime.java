package ir.gsb.cli;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where a moment lies in the time for which a certificate is issued. */
record CertificateTime(X509Certificate certificate, Instant now) {

    private static final int SOON_DAYS = 30;

    boolean isNow() {
        return !now.isBefore(begins()) && !now.isAfter(ends());
    }

    /** Why it does not hold now, as the end of a sentence about it. */
    String wrong() {
        return now.isBefore(begins())
                ? "is not valid before " + day(begins())
                : "expired on " + day(ends()) + ", "
                        + days(Duration.between(ends(), now).toDays()) + " ago";
    }

    /** Until when it holds, if it does. */
    String words() {
        long left = Duration.between(now, ends()).toDays();
        return "until " + day(ends()) + ", " + days(left) + " left"
                + (left < SOON_DAYS ? ": have it renewed soon" : "");
    }

    private Instant begins() {
        return certificate.getNotBefore().toInstant();
    }

    private Instant ends() {
        return certificate.getNotAfter().toInstant();
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String days(long many) {
        return many == 1 ? "1 day" : many + " days";
    }
}
