package ir.gsb.exchangelog;

import ir.gsb.tlog.AddCheckpoint;
import ir.gsb.tlog.ConsistencyProof;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a witness to cosign checkpoints (C2SP tlog-witness). What it answers is believed only if its key signed it.
 *
 * <p>Not for several threads at once.
 */
final class WitnessClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int INCONSISTENT = 422;
    private static final int LARGEST_ANSWER = 16 * 1024;

    /** What a witness made of a checkpoint. */
    sealed interface Verdict {

        record Cosigned(Note.Signature signature) implements Verdict {}

        /** It has seen a larger tree than there is: the log was rolled back. */
        record Ahead(long size) implements Verdict {}

        /** It holds that the log is not what it was. */
        record Refuses(String why) implements Verdict {}

        record Away(String why) implements Verdict {}
    }

    /** Proves a checkpoint consistent with an earlier size. */
    interface Prover {
        ConsistencyProof from(long size) throws IOException, TlogException;
    }

    private final HttpClient http;
    private final URI address;
    private final CosignatureVerifier witness;
    private long known;

    /** @param base the witness's address, to which {@code add-checkpoint} is appended */
    WitnessClient(HttpClient http, URI base, CosignatureVerifier witness) {
        this.http = http;
        this.address = URI.create(base + (base.toString().endsWith("/") ? "" : "/") + "add-checkpoint");
        this.witness = witness;
    }

    String name() {
        return witness.name();
    }

    String vkey() {
        return witness.vkey();
    }

    /** @param size the checkpoint's */
    Verdict cosign(Note checkpoint, long size, Prover prover) {
        try {
            Verdict verdict = ask(checkpoint, size, prover, Math.min(known, size));
            if (verdict instanceof Verdict.Ahead(long seen) && seen <= size) {
                verdict = ask(checkpoint, size, prover, seen);
            }
            if (verdict instanceof Verdict.Cosigned) {
                known = size;
            }
            return verdict;
        } catch (IOException | TlogException failed) {
            return new Verdict.Away(String.valueOf(failed.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Verdict.Away("interrupted");
        }
    }

    private Verdict ask(Note checkpoint, long size, Prover prover, long from)
            throws IOException, TlogException, InterruptedException {
        var body = new AddCheckpoint(from, prover.from(from).path(), checkpoint).toBytes();
        HttpResponse<byte[]> answer = send(body);
        return switch (answer.statusCode()) {
            case OK -> cosigned(checkpoint, answer.body());
            case CONFLICT -> conflict(from, AddCheckpoint.parseKnownSize(answer.body()));
            case INCONSISTENT -> new Verdict.Refuses("the witness holds the log for inconsistent with what it saw");
            default -> new Verdict.Away("the witness answered with HTTP status " + answer.statusCode());
        };
    }

    /** The whole answer is waited for no longer than this; the client's own timeout ends where a body begins. */
    private HttpResponse<byte[]> send(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request,
                info -> BodySubscribers.limiting(BodyHandlers.ofByteArray().apply(info), LARGEST_ANSWER));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("the witness did not answer within " + PATIENCE.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException("the witness cannot be asked: " + failed.getCause(), failed);
        } finally {
            answer.cancel(true);
        }
    }

    private static Verdict conflict(long from, long seen) {
        return seen == from
                ? new Verdict.Refuses("the witness saw another tree of size " + seen)
                : new Verdict.Ahead(seen);
    }

    private Verdict cosigned(Note checkpoint, byte[] lines) throws TlogException {
        for (Note.Signature line : Note.signatures(new String(lines, StandardCharsets.UTF_8))) {
            if (witness.isOwn(line)) {
                witness.verify(Note.unsigned(checkpoint.text()).with(List.of(line)));
                return new Verdict.Cosigned(line);
            }
        }
        throw new TlogException("the witness answered without a signature of " + witness.name());
    }
}
