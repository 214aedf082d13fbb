package ir.gsb.joining;

import java.time.Duration;

/**
 * Who may ask to join, and how many.
 *
 * @param open whether anybody may ask at all
 * @param waiting how many may wait for the operator at once
 * @param perSource how many may come from one address in a day
 * @param patience how long one waits before it counts as refused
 */
public record JoiningSettings(boolean open, int waiting, int perSource, Duration patience) {

    public JoiningSettings {
        if (waiting < 1 || perSource < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("gsb.joining needs waiting, per-source and patience above nothing");
        }
    }
}
