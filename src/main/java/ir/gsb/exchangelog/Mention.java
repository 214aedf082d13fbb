package ir.gsb.exchangelog;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whether an identifier stands in what was said, as a number of its own, in Latin, Arabic or Persian digits. */
final class Mention {

    private static final char[] ZEROS = {'٠', '۰'};

    private final Pattern alone;

    Mention(String identifier) {
        this.alone = Pattern.compile("(?<!\\d)" + Pattern.quote(latin(identifier)) + "(?!\\d)");
    }

    boolean isIn(byte[] said) {
        return alone.matcher(latin(new String(said, StandardCharsets.UTF_8))).find();
    }

    private static String latin(String text) {
        String latin = text;
        for (char zero : ZEROS) {
            for (char digit = 0; digit < 10; digit++) {
                latin = latin.replace((char) (zero + digit), (char) ('0' + digit));
            }
        }
        return latin;
    }
}
