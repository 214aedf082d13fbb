package ir.gsb.security;

import ir.gsb.message.CaseCode;
import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
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
        return verified(received, read(received.protocol().isSoap() ? soap.apply(received) : rest.verify(received)));
    }

    /**
     * Verifies a REST message that was accepted before, as of then, but for what the registry says now.
     *
     * @throws RefusedException if its certificate was revoked since, for one
     */
    public Verified verifyAgain(Received accepted) {
        return verified(accepted, read(rest.verify(accepted, accepted.at())));
    }

    /** Verifies what can be verified of a batch before its body has come, so that nobody else's is spooled. */
    public void verifyHead(Received batch) {
        rest.verifyHead(batch);
    }

    /** Verifies a batch that came in whole, as of when it began to. */
    public Verified verifyBatch(Spooled batch) {
        return verified(batch.received(), read(rest.verify(batch)));
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
                    verified(line, read(rest.verify(line, BatchLine.of(line.body()), type))), Optional.empty());
        } catch (RefusedException flawed) {
            return new VerifiedLine(
                    verified(line, rest.verify(line, BatchLine.UNREADABLE, type)), Optional.of(flawed.refusal()));
        }
    }

    /**
     * With the tracking code in its one form. What was signed is what was sent, so this is done last; and what was recorded
     * before codes were read so is still verified by {@link PastSignatures}, which does not come here.
     */
    private static Verified.Verification read(Verified.Verification found) {
        ExchangeHeader header = found.header();
        Optional<String> code = header.trackingCode().map(Verifier::caseCode);
        return found.with(new ExchangeHeader(header.messageId(), header.agreement(), header.user(), code));
    }

    private static String caseCode(String written) {
        return CaseCode.read(written)
                .orElseThrow(() -> RefusedException.of(
                        Code.MALFORMED_MESSAGE,
                        "Gsb-Tracking-Code (over SOAP, and in a line of a batch, trackingCode) is no tracking code: it"
                            + " has 15 digits, in groups or not, and the last two check the others. Send the code of"
                            + " the case as case-event/v1 gave it, or leave it out."));
    }
}
