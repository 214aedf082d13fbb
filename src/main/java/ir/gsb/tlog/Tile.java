package ir.gsb.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile of hashes or a bundle of entries (C2SP tlog-tiles, Merkle Tree).
 *
 * @param level 0 for leaf hashes, one more for each 256-fold of leaves; {@link #ENTRIES} for a bundle
 * @param index its place among those of its level
 * @param width how many hashes or entries it has: 256 if it is full
 */
public record Tile(int level, long index, int width) {

    public static final int FULL = 256;
    public static final int ENTRIES = -1;

    /** Of hashes between two levels of tiles. */
    static final int HEIGHT = 8;

    private static final int HIGHEST = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*)([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile has level " + level + ", index " + index + ", width " + width);
        }
    }

    /** The tile of a tree of this size that holds the n-th hash of a level; as wide as the tree makes it. */
    public static Tile holding(int level, long n, long size) {
        long index = n / FULL;
        long hashes = countOf(level, size) - index * FULL;
        return new Tile(level, index, (int) Math.min(FULL, hashes));
    }

    /** How many hashes a level has in all its tiles in a tree of this size. */
    public static long countOf(int level, long size) {
        int shift = HEIGHT * Math.max(level, 0);
        return shift >= Long.SIZE ? 0 : size >>> shift;
    }

    /** The tiles of hashes of a tree of this size, from the leaves up. */
    public static List<Tile> of(long size) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; countOf(level, size) > 0; level++) {
            for (long n = 0; n < countOf(level, size); n += FULL) {
                tiles.add(holding(level, n, size));
            }
        }
        return tiles;
    }

    /**
     * Reads {@code tile/<L>/<N>[.p/<W>]} or {@code tile/entries/<N>[.p/<W>]}.
     *
     * @throws TlogException if it is not the one name of a tile
     */
    public static Tile parse(String path) throws TlogException {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new TlogException("not the path of a tile: " + Text.shown(path));
        }
        int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
        int width = parts.group(4) == null ? FULL : Integer.parseInt(parts.group(4));
        String digits = parts.group(2).replace("x", "").replace("/", "") + parts.group(3);
        if (digits.length() > 18 || level > HIGHEST || parts.group(4) != null && width >= FULL) {
            throw new TlogException("not the path of a tile: " + Text.shown(path));
        }
        Tile tile = new Tile(level, Long.parseLong(digits), width);
        if (!tile.path().equals(path)) {
            throw new TlogException("not the shortest path of its tile: " + Text.shown(path));
        }
        return tile;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** As it is asked for, without a slash before it. */
    public String path() {
        var number = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            number.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        String kind = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + kind + "/" + number + (isFull() ? "" : ".p/" + width);
    }
}
