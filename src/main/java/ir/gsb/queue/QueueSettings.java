package ir.gsb.queue;

import java.time.Duration;

/**
 * How exchanges are carried out later.
 *
 * @param node the name of this node
 * @param perProvider how many exchanges with one provider this node carries out at once
 * @param deadline after which an exchange ends, carried out or not
 * @param attempts after how many it is dead until an operator says otherwise
 * @param backOff before the second attempt; doubled with each, and jittered
 * @param longestBackOff what it is never longer than
 * @param lease how long an attempt may take before its node counts as dead
 * @param requeueAfter after what time the broker is told again of what nobody took
 * @param window how many lines of a batch may wait at once
 * @param batchBytes the largest batch
 */
public record QueueSettings(
        String node,
        int perProvider,
        Duration deadline,
        int attempts,
        Duration backOff,
        Duration longestBackOff,
        Duration lease,
        Duration requeueAfter,
        int window,
        long batchBytes) {}
