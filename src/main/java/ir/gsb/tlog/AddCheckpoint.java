package ir.gsb.tlog;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a log sends a witness ({@code POST …/add-checkpoint}, C2SP tlog-witness). The witness answers with signature
 * lines ({@link Note#signatures(String)}), or 409 with the size that it knows, a line of digits.
 *
 * @param oldSize of the checkpoint that the witness cosigned last; 0 if none
 * @param path proves the checkpoint consistent with that; empty from size 0
 */
public record AddCheckpoint(long oldSize, List<Hash> path, Note checkpoint) {

    private static final int LONGEST_PATH = 63;

    public AddCheckpoint {
        path = List.copyOf(path);
    }

    /** Reads UTF-8. */
    public static AddCheckpoint parse(byte[] body) throws TlogException {
        String text = Text.utf8(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new TlogException("add-checkpoint has a blank line before its checkpoint");
        }
        List<String> lines = Text.lines(text.substring(0, blank + 1));
        if (lines.size() > 1 + LONGEST_PATH) {
            throw new TlogException("a consistency proof has at most " + LONGEST_PATH + " hashes");
        }
        return new AddCheckpoint(
                Text.decimal(Text.after("old", lines.getFirst())),
                Text.hashes(lines.subList(1, lines.size())),
                Note.parse(text.substring(blank + 2)));
    }

    /** Reads the body of a 409 answer: the size of the checkpoint that the witness knows. */
    public static long parseKnownSize(byte[] body) throws TlogException {
        List<String> lines = Text.lines(Text.utf8(body));
        if (lines.size() != 1) {
            throw new TlogException("a witness tells the size that it knows in one line");
        }
        return Text.decimal(lines.getFirst());
    }

    /** The body. */
    public byte[] toBytes() {
        return Text.utf8("old " + oldSize + "\n"
                + path.stream().map(hash -> hash + "\n").collect(Collectors.joining())
                + "\n"
                + checkpoint);
    }
}
