package ir.gsb.tracking;

import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.message.CaseCode;
import java.security.MessageDigest;
import java.util.Optional;

/** Second factors, kept and compared as keyed hashes. */
public final class Factors {

    private static final int END = 4;
    private static final int NATIONAL_ID = 10;
    private static final byte[] NONE = new byte[0];

    private final MasterKeys keys;

    public Factors(MasterKeys keys) {
        this.keys = keys;
    }

    /**
     * Of the last four digits of a mobile; the code is in it, so that equal digits do not show.
     *
     * @param mobile with at least these four digits
     */
    public byte[] mobile(String code, String mobile) {
        return keys.subjectHash("mobile of case " + code + ":" + mobile.substring(mobile.length() - END));
    }

    /** Of a national ID: the same by which records are found. */
    public byte[] person(String nationalId) {
        return keys.subjectHash(nationalId);
    }

    /**
     * Hashes what was typed, as either factor and whatever it is: the same work for each look, whether there is a case or
     * not.
     */
    Typed typed(String code, String factor) {
        String digits = CaseCode.digits(factor);
        return new Typed(digits.length(), mobile(code, "0000" + digits), person(digits));
    }

    /**
     * A second factor as it was typed.
     *
     * @param length how many digits
     */
    record Typed(int length, byte[] asMobile, byte[] asPerson) {

        /** Whether it is of the length of a national ID, which is too long to be guessed. */
        boolean isPerson() {
            return length == NATIONAL_ID;
        }

        /** Whether it is either of the two that are kept; compares both, and the same where nothing is kept. */
        boolean fits(Optional<byte[]> mobile, Optional<byte[]> person) {
            boolean fitsMobile = MessageDigest.isEqual(mobile.orElse(NONE), asMobile) && length == END;
            boolean fitsPerson = MessageDigest.isEqual(person.orElse(NONE), asPerson) && length == NATIONAL_ID;
            return fitsMobile || fitsPerson;
        }
    }
}
