package ir.gsb.security;

import ir.gsb.message.Reached;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.Verified;
import java.util.Optional;

/**
 * A line of a batch whose signature holds.
 *
 * @param flaw why the line itself cannot be read; then the message has no header and says nothing
 */
public record VerifiedLine(Verified line, Optional<Refusal> flaw) implements Reached {

    @Override
    public Received received() {
        return line.received();
    }

    @Override
    public Optional<Verified> verified() {
        return Optional.of(line);
    }
}
