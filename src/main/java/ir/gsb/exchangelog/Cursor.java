package ir.gsb.exchangelog;

import ir.gsb.message.ExchangeId;

/**
 * Where a page begins, written {@code older-ID} or {@code newer-ID}.
 *
 * @param older whether the page goes on to older records, else to newer ones
 * @param than the record beside which it begins; it is not on the page itself
 */
public record Cursor(boolean older, ExchangeId than) {

    private static final String OLDER = "older-";
    private static final String NEWER = "newer-";

    public static Cursor olderThan(ExchangeId id) {
        return new Cursor(true, id);
    }

    public static Cursor newerThan(ExchangeId id) {
        return new Cursor(false, id);
    }

    /** @throws IllegalArgumentException if it is written otherwise */
    public static Cursor parse(String text) {
        if (!text.startsWith(OLDER) && !text.startsWith(NEWER)) {
            throw new IllegalArgumentException("a cursor is taken from a page, as older-ID or newer-ID");
        }
        return new Cursor(text.startsWith(OLDER), ExchangeId.parse(text.substring(OLDER.length())));
    }

    @Override
    public String toString() {
        return (older ? OLDER : NEWER) + than;
    }
}
