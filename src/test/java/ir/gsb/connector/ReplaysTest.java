package ir.gsb.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Verified.Verification;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the connector remembers of signatures, and for how long. */
class ReplaysTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00.700Z");

    private Instant now = START;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private final Replays replays = new Replays(clock, 2);

    private Verification signature(int value, Instant created) {
        byte[] key = ByteBuffer.allocate(32).putInt(value).array();
        var header = new ExchangeHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new Verification(
                Party.parse("gsb/hub"),
                "",
                key,
                "",
                created,
                created.plusSeconds(300),
                key,
                key,
                key,
                header,
                new Payload.None());
    }

    private void refused(Code code, Verification signature) {
        assertThatThrownBy(() -> replays.admit(signature))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @Test
    void lets_a_signature_through_once() {
        Instant created = Instant.parse("2026-11-22T12:00:00Z");
        replays.admit(signature(1, created));

        refused(Code.REPLAY_REFUSED, signature(1, created));
    }

    @Test
    void refuses_what_was_signed_before_it_could_remember() {
        refused(Code.OVERLOADED, signature(1, Instant.parse("2026-11-22T11:59:59Z")));
    }

    @Test
    void refuses_rather_than_forgets_and_forgets_what_is_no_longer_good() {
        replays.admit(signature(1, now));
        replays.admit(signature(2, now));
        refused(Code.OVERLOADED, signature(3, now));

        now = START.plus(Duration.ofSeconds(359));
        refused(Code.REPLAY_REFUSED, signature(1, START));
        now = START.plus(Duration.ofSeconds(362));
        assertThatCode(() -> replays.admit(signature(3, now))).doesNotThrowAnyException();
    }
}
