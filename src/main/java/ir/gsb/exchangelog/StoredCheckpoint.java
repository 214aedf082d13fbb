package ir.gsb.exchangelog;

import ir.gsb.tlog.Hash;
import ir.gsb.tlog.Note;
import java.time.Instant;

/**
 * A checkpoint that was published.
 *
 * @param size of the tree
 * @param note with all signatures that it got
 * @param at when it was signed by the node's clock; nothing depends on it
 * @param kept whether it carries a time-stamp or a cosignature, so that it is never thinned
 */
public record StoredCheckpoint(long size, Hash root, Note note, Instant at, boolean kept) {}
