package ir.gsb.exchangelog;

import ir.gsb.tlog.NoteSigner;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the log is kept.
 *
 * @param signer signs checkpoints; its name is the log's origin
 * @param memory the file in which this node remembers the last checkpoint
 * @param interval how often a checkpoint is signed, if there is something new
 */
public record LogSettings(NoteSigner signer, Path memory, Duration interval) {}
