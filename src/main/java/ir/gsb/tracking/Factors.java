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

    /** Whether what was typed is either of the two that are kept; takes the same time whatever is kept. */
    boolean fits(String code, String typed, Optional<byte[]> mobile, Optional<byte[]> person) {
        String digits = CaseCode.digits(typed);
        byte[] asMobile = mobile(code, "0000" + digits);
        byte[] asPerson = person(digits);
        boolean fitsMobile = MessageDigest.isEqual(mobile.orElse(NONE), asMobile) && digits.length() == END;
        boolean fitsPerson = MessageDigest.isEqual(person.orElse(NONE), asPerson) && digits.length() == NATIONAL_ID;
        return fitsMobile || fitsPerson;
    }
}
