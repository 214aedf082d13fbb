package ir.gsb.tlog;

import java.util.List;

/**
 * What a log says of itself: so many leaves, this root (C2SP tlog-checkpoint).
 *
 * @param origin names the log
 * @param extensions further lines, opaque and usually none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("the origin of a log is one line of text");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a log cannot have " + size + " leaves");
        }
        extensions = List.copyOf(extensions);
    }

    public static Checkpoint of(String origin, long size, Hash root) {
        return new Checkpoint(origin, size, root, List.of());
    }

    /** Reads the text of a note whose signatures somebody else has verified or will. */
    public static Checkpoint parse(String text) throws TlogException {
        List<String> lines = Text.lines(text);
        if (lines.size() < 3 || lines.contains("")) {
            throw new TlogException("a checkpoint has at least three lines and no empty one");
        }
        if (lines.get(0).chars().anyMatch(c -> c < ' ')) {
            throw new TlogException("the origin of a checkpoint has no control characters");
        }
        return new Checkpoint(
                lines.get(0), Text.decimal(lines.get(1)), Hash.parse(lines.get(2)), lines.subList(3, lines.size()));
    }

    /**
     * Reads a checkpoint that its log has signed.
     *
     * @param log whose name is the origin
     * @throws TlogException if it is malformed, not signed by the log, or of another one
     */
    public static Checkpoint open(Note note, NoteVerifier log) throws TlogException {
        log.verify(note);
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin().equals(log.name())) {
            throw new TlogException(
                    "the checkpoint is of " + Text.shown(checkpoint.origin()) + ", not of " + log.name());
        }
        return checkpoint;
    }

    /** What is signed. */
    public String text() {
        var text = new StringBuilder(origin)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root)
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
