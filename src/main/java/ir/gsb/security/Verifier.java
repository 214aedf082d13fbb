package ir.gsb.security;

import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Spooled;
import ir.gsb.message.Verified;
import java.util.Optional;
import java.util.function.Function;

/** The stage that believes no message before its signature, certificate, time and digest hold. */
public final class Verifier extends Verified.Stage {

    private final RestVerifier rest;
    private final Function<Received, Verified.Verification> soap;

    public Verifier(RestVerifier rest, Function<Received, Verified.Verification> soap) {
        this.rest = rest;
        this.soap = soap;
    }

    @Override
    public Verified verify(Received received) {
        return verified(received, received.protocol().isSoap() ? soap.apply(received) : rest.verify(received));
    }

    /**
     * Verifies a REST message that was accepted before, as of then, but for what the registry says now.
     *
     * @throws RefusedException if its certificate was revoked since, for one
     */
    public Verified verifyAgain(Received accepted) {
        return verified(accepted, rest.verify(accepted, accepted.at()));
    }

    /** Verifies what can be verified of a batch before its body has come, so that nobody else's is spooled. */
    public void verifyHead(Received batch) {
        rest.verifyHead(batch);
    }

    /** Verifies a batch that came in whole, as of when it began to. */
    public Verified verifyBatch(Spooled batch) {
        return verified(batch.received(), rest.verify(batch));
    }

    /**
     * Verifies a line of a batch that was verified.
     *
     * @param line the batch as it was received, with this line as its body
     */
    public VerifiedLine verifyLine(Received line) {
        var type = line.inquiry().orElseThrow();
        try {
            return new VerifiedLine(
                    verified(line, rest.verify(line, BatchLine.of(line.body()), type)), Optional.empty());
        } catch (RefusedException flawed) {
            return new VerifiedLine(
                    verified(line, rest.verify(line, BatchLine.UNREADABLE, type)), Optional.of(flawed.refusal()));
        }
    }
}
