package ir.gsb.samples.country;

/** Numbers as Persian texts show them. */
final class Digits {

    private Digits() {}

    static String fa(long number) {
        StringBuilder shown = new StringBuilder();
        Long.toString(number).chars().forEach(digit -> shown.append((char) (digit - '0' + '۰')));
        return shown.toString();
    }
}
