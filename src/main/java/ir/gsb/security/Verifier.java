package ir.gsb.security;

import ir.gsb.message.Received;
import ir.gsb.message.Verified;
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
}
