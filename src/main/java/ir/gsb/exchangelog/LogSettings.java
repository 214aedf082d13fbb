package ir.gsb.exchangelog;

import ir.gsb.tlog.NoteSigner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the log is kept.
 *
 * @param signer signs checkpoints; its name is the log's origin
 * @param memory the file in which this node remembers the last checkpoint
 * @param interval how often a checkpoint is signed, if there is something new
 * @param keys tell which entries were queued by a node of the hub
 * @param outsiders are asked at each election, and whether they object before each signature
 */
public record LogSettings(NoteSigner signer, Path memory, Duration interval, MasterKeys keys, Outsiders outsiders) {

    /** A log that nobody objects to. */
    public LogSettings(NoteSigner signer, Path memory, Duration interval, MasterKeys keys) {
        this(signer, memory, interval, keys, Optional::empty);
    }
}
