package ir.gsb.access;

import ir.gsb.message.Admitted;
import ir.gsb.message.Canonical;
import ir.gsb.message.Edition;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Timeline;
import ir.gsb.message.Verified;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes requests that have come as far as access, by stages that believe everything. */
final class AccessStages {

    private AccessStages() {}

    static Canonical request(
            Instant at, Party client, Optional<String> agreement, boolean retry, Canonical.Request request) {
        return request(received(at, "", request), client, agreement, retry, request);
    }

    /** A line of a batch. */
    static Canonical line(Instant at, Party client, Canonical.Request request) {
        return request(received(at, "/batch", request), client, Optional.empty(), false, request);
    }

    private static Canonical request(
            Received received, Party client, Optional<String> agreement, boolean retry, Canonical.Request request) {
        Verified verified = new TrustingSecurity(client, agreement).verify(received);
        Optional<ExchangeId> original =
                retry ? Optional.of(ExchangeId.at(received.at(), new SplittableRandom(7))) : Optional.empty();
        return new GivenRequest(request).validate(new GivenAdmission(original).admit(verified));
    }

    private static Received received(Instant at, String more, Canonical.Request request) {
        return new Received(
                ExchangeId.at(at, new SplittableRandom(1)),
                at,
                Protocol.REST,
                "POST",
                "hub.example",
                "/inquiries/" + request.type() + more,
                Optional.empty(),
                Optional.of(request.type()),
                new Headers(List.of()),
                new byte[0],
                0,
                "192.0.2.1",
                Optional.empty(),
                new Timeline());
    }

    private static final class TrustingSecurity extends Verified.Stage {

        private final Party client;
        private final Optional<String> agreement;

        TrustingSecurity(Party client, Optional<String> agreement) {
            this.client = client;
            this.agreement = agreement;
        }

        @Override
        public Verified verify(Received received) {
            return verified(
                    received,
                    new Verified.Verification(
                            client,
                            "thumbprint",
                            new byte[1],
                            "ecdsa-p256-sha256",
                            received.at(),
                            received.at().plusSeconds(60),
                            new byte[32],
                            new byte[64],
                            new byte[32],
                            new ExchangeHeader(Optional.of("id"), agreement, Optional.empty(), Optional.empty()),
                            new Payload.None()));
        }
    }

    private static final class GivenAdmission extends Admitted.Stage {

        private final Optional<ExchangeId> original;

        GivenAdmission(Optional<ExchangeId> original) {
            this.original = original;
        }

        @Override
        public Admitted admit(Verified verified) {
            return admitted(verified, original);
        }
    }

    private static final class GivenRequest extends Canonical.Stage {

        private final Canonical.Request request;

        GivenRequest(Canonical.Request request) {
            this.request = request;
        }

        @Override
        public Canonical validate(Admitted admitted) {
            return canonical(admitted, request, new Edition() {});
        }
    }
}
