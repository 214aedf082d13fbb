package ir.gsb.queue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts what comes in into pieces of whole lines; empty lines are left out, and of one too long only the beginning is kept. */
final class Lines {

    /** One byte more than a line may have, so that whoever reads it sees that it is too long. */
    private static final int KEPT_OF_LINE = (1 << 20) + 1;

    private static final int PIECE_BYTES = 256 * 1024;

    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE_BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int lines;

    /**
     * Takes a byte in.
     *
     * @return whether the piece is full
     */
    boolean add(byte one) {
        if (one == '\n') {
            endLine();
            return piece.size() >= PIECE_BYTES;
        }
        if (line.size() < KEPT_OF_LINE && (one != '\r' || line.size() > 0)) {
            line.write(one);
        }
        return false;
    }

    private void endLine() {
        String text = line.size() < 16 ? line.toString(StandardCharsets.UTF_8) : "x";
        if (!text.isBlank()) {
            piece.writeBytes(line.toByteArray());
            piece.write('\n');
            lines++;
        }
        line.reset();
    }

    /** How many lines were taken in so far. */
    int count() {
        return lines;
    }

    /** Ends the last line, which need not have an end. */
    void finish() {
        endLine();
    }

    /** Gives the piece out and begins another. */
    byte[] take() {
        byte[] whole = piece.toByteArray();
        piece.reset();
        return whole;
    }

    /** The lines of a piece. */
    static List<byte[]> of(byte[] piece) {
        List<byte[]> all = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == '\n') {
                all.add(Arrays.copyOfRange(piece, from, i));
                from = i + 1;
            }
        }
        return all;
    }
}
