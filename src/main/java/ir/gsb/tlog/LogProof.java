package ir.gsb.tlog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Proves offline that an entry is in a log: a {@code .tlog-proof} file (C2SP tlog-proof).
 *
 * @param extra not authenticated by anything; the application knows what it is for
 * @param path from the leaf's sibling to the child of the root
 * @param checkpoint with the signatures of the log and of witnesses
 */
public record LogProof(Optional<Extra> extra, long index, List<Hash> path, Note checkpoint) {

    private static final String FIRST = "c2sp.org/tlog-proof@v1";

    /** Opaque bytes. */
    public record Extra(byte[] bytes) {}

    public LogProof {
        path = List.copyOf(path);
    }

    public static LogProof of(InclusionProof proof, Note checkpoint) {
        return new LogProof(Optional.empty(), proof.index(), proof.path(), checkpoint);
    }

    /** Reads UTF-8. */
    public static LogProof parse(byte[] file) throws TlogException {
        return parse(Text.utf8(file));
    }

    public static LogProof parse(String file) throws TlogException {
        int blank = file.indexOf("\n\n");
        if (blank < 0) {
            throw new TlogException("a log proof has a blank line before its checkpoint");
        }
        List<String> lines = Text.lines(file.substring(0, blank + 1));
        if (!lines.getFirst().equals(FIRST)) {
            throw new TlogException("a log proof begins with the line " + FIRST);
        }
        int at = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
        if (at == lines.size()) {
            throw new TlogException("a log proof has a line «index …»");
        }
        Optional<Extra> extra =
                at == 1 ? Optional.empty() : Optional.of(new Extra(Text.base64(Text.after("extra", lines.get(1)))));
        return new LogProof(
                extra,
                Text.decimal(Text.after("index", lines.get(at))),
                Text.hashes(lines.subList(at + 1, lines.size())),
                Note.parse(file.substring(blank + 2)));
    }

    /**
     * The checkpoint that the entry is proven to be in.
     *
     * @param leaf the leaf hash of the entry
     * @throws TlogException if the log has not signed the checkpoint, or the entry is not in it at this index
     */
    public Checkpoint verify(Hash leaf, NoteVerifier log) throws TlogException {
        Checkpoint opened = Checkpoint.open(checkpoint, log);
        new InclusionProof(index, opened.size(), path).verify(leaf, opened.root());
        return opened;
    }

    /** The file. */
    @Override
    public String toString() {
        return FIRST + "\n"
                + extra.map(some -> "extra " + Text.base64(some.bytes()) + "\n").orElse("")
                + "index " + index + "\n"
                + path.stream().map(hash -> hash + "\n").collect(Collectors.joining())
                + "\n"
                + checkpoint;
    }

    public byte[] toBytes() {
        return Text.utf8(toString());
    }
}
