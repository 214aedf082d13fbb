package ir.gsb.console;

import ir.gsb.exchangelog.RecordTexts;
import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The way from a record to a checkpoint, computed anew.
 *
 * @param kind 1 accepted, 2 ended
 * @param text the record, as it was hashed
 * @param stored what the record says its entry is
 * @param entry SHA-256 of its salt and text, as they are now
 * @param leaf SHA-256 of a zero byte and the entry (RFC 6962 §2.1)
 * @param path from the leaf up
 * @param root where the path leads
 * @param checkpoint what the log has signed
 * @param signed whether the log's key made the signature
 */
public record Proof(
        int kind,
        String text,
        String stored,
        String entry,
        String leaf,
        long index,
        List<Step> path,
        String root,
        Checkpoint checkpoint,
        boolean signed) {

    /**
     * One node on the way.
     *
     * @param left whether the sibling stands left
     * @param sibling from the log
     * @param parent SHA-256 of a byte 1, the left and the right one
     */
    public record Step(boolean left, String sibling, String parent) {}

    /** Whether the record is what its entry was made of. */
    public boolean recordHolds() {
        return entry.equals(stored);
    }

    /** Whether the path leads to the checkpoint's root. */
    public boolean pathHolds() {
        return root.equals(checkpointRoot());
    }

    public String checkpointRoot() {
        return hex(checkpoint.root());
    }

    /** Whether all of it holds. */
    public boolean holds() {
        return recordHolds() && pathHolds() && signed;
    }

    static Proof of(RecordTexts.Text record, LogProof proof, NoteVerifier log) throws TlogException {
        byte[] entry = sha256(record.salt(), record.text());
        Hash leaf = Merkle.leaf(entry);
        Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
        List<Step> path = path(proof, leaf, checkpoint.size());
        return new Proof(
                record.kind(),
                new String(record.text(), java.nio.charset.StandardCharsets.UTF_8),
                HexFormat.of().formatHex(record.entry()),
                HexFormat.of().formatHex(entry),
                hex(leaf),
                proof.index(),
                path,
                path.isEmpty() ? hex(leaf) : path.getLast().parent(),
                checkpoint,
                isSigned(proof, log));
    }

    private static boolean isSigned(LogProof proof, NoteVerifier log) {
        try {
            log.verify(proof.checkpoint());
            return true;
        } catch (TlogException not) {
            return false;
        }
    }

    /** RFC 9162 §2.1.3.2, each step kept. */
    private static List<Step> path(LogProof proof, Hash leaf, long size) {
        List<Step> steps = new ArrayList<>();
        long at = proof.index();
        long last = size - 1;
        Hash reached = leaf;
        for (Hash sibling : proof.path()) {
            boolean left = (at & 1) == 1 || at == last;
            reached = left ? Merkle.node(sibling, reached) : Merkle.node(reached, sibling);
            steps.add(new Step(left, hex(sibling), hex(reached)));
            int up = left && (at & 1) == 0 ? Long.numberOfTrailingZeros(at) : 0;
            at = at >>> up >>> 1;
            last = last >>> up >>> 1;
        }
        return steps;
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    private static byte[] sha256(byte[] salt, byte[] text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
