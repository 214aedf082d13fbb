package ir.gsb.ingress;

import ir.gsb.message.Code;
import ir.gsb.message.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Takes the content of a message in, as it comes: no more of it than is allowed, not for longer, and never ahead. */
final class Intake {

    private static final int FIRST_PART = 8192;

    private final Duration patience;
    private final Clock clock;

    /** @param patience how long a message may take to come in */
    Intake(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What came.
     *
     * @param bytes the content, or its beginning if it was not taken in whole
     * @param size how many bytes it has, or had shown
     * @param flaw why it was not taken in whole
     */
    record Body(byte[] bytes, long size, @Nullable Refusal flaw) {}

    Body read(Request request, int limit, Room.Place place) {
        if (request.getLength() > limit) {
            return new Body(atHand(request), request.getLength(), tooLarge(limit));
        }
        var taken = new ByteArrayOutputStream((int) Math.clamp(request.getLength(), 0, FIRST_PART));
        Instant late = clock.instant().plus(patience);
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] part = new byte[FIRST_PART];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                taken.write(part, 0, read);
                if (taken.size() > limit) {
                    return refused(taken, tooLarge(limit));
                }
                if (!place.holds(taken.size())) {
                    return refused(taken, noRoom());
                }
                if (clock.instant().isAfter(late)) {
                    return refused(taken, tooSlow());
                }
            }
            return new Body(taken.toByteArray(), taken.size(), null);
        } catch (IOException | BadMessageException brokenOff) {
            return refused(taken, incomplete());
        }
    }

    private static Body refused(ByteArrayOutputStream taken, Refusal flaw) {
        byte[] kept = Arrays.copyOf(taken.toByteArray(), Math.min(taken.size(), Limits.KEPT_OF_REFUSED));
        return new Body(kept, taken.size(), flaw);
    }

    /** The beginning of a message that says it is too large, as far as it came with its headers: nothing is waited for. */
    private static byte[] atHand(Request request) {
        var taken = new ByteArrayOutputStream(Limits.KEPT_OF_REFUSED);
        while (taken.size() < Limits.KEPT_OF_REFUSED) {
            Content.Chunk chunk = request.read();
            if (chunk == null || Content.Chunk.isFailure(chunk)) {
                break;
            }
            byte[] bytes = new byte[Math.min(chunk.remaining(), Limits.KEPT_OF_REFUSED - taken.size())];
            chunk.getByteBuffer().get(bytes);
            taken.writeBytes(bytes);
            chunk.release();
            if (chunk.isLast()) {
                break;
            }
        }
        return taken.toByteArray();
    }

    private static Refusal tooLarge(int limit) {
        return Refusal.of(
                Code.MESSAGE_TOO_LARGE,
                "A message here has at most " + limit + " bytes: ask for less at a time, or send it in parts.");
    }

    private static Refusal noRoom() {
        return Refusal.retryLater(
                Code.OVERLOADED,
                "The hub has no room for another large message now: ask again after Retry-After.",
                Duration.ofSeconds(5));
    }

    private Refusal tooSlow() {
        return Refusal.of(
                Code.MALFORMED_MESSAGE,
                "The content had not come in whole after " + patience.toSeconds()
                        + " seconds: send it faster, or less at a time.");
    }

    private static Refusal incomplete() {
        return Refusal.of(
                Code.MALFORMED_MESSAGE,
                "The content broke off, or its chunks cannot be read: send as many bytes as Content-Length says, or"
                        + " sound chunks up to the last one.");
    }
}
