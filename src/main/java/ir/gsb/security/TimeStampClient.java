package ir.gsb.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;

/**
 * Asks a time-stamp authority over HTTP (RFC 3161 §3.4). Guarantees an answer to this very question that one of the
 * trusted authorities signed; redirects are not followed and an answer over 64 KiB is not read.
 */
public final class TimeStampClient implements TimeStampSource, AutoCloseable {

    private static final int MAX_ANSWER = 64 * 1024;

    private final URI authority;
    private final TimeStampVerifier verifier;
    private final SecureRandom random;
    private final Duration patience;
    private final HttpClient http;

    /** @param patience for the connection, and again for the whole answer */
    public TimeStampClient(URI authority, TimeStampVerifier verifier, SecureRandom random, Duration patience) {
        this.authority = authority;
        this.verifier = verifier;
        this.random = random;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public byte[] stamp(byte[] content) throws IOException {
        try {
            var query = TimeStampQuery.of(content, random);
            byte[] token = query.token(ask(query.encoded()));
            verifier.verify(token, content);
            return token;
        } catch (NotProvenException e) {
            throw new IOException("the time-stamp of " + authority + " is not to be trusted: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("no time-stamp from " + authority + ": " + e.getMessage(), e);
        }
    }

    private byte[] ask(byte[] query) throws IOException {
        var request = HttpRequest.newBuilder(authority)
                .timeout(patience)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        try {
            var limited = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofInputStream(), MAX_ANSWER);
            HttpResponse<InputStream> answer = http.send(request, limited);
            try (InputStream body = answer.body()) {
                requireReply(answer);
                return body.readAllBytes();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before the answer came", e);
        }
    }

    private static void requireReply(HttpResponse<?> answer) throws IOException {
        String type = answer.headers().firstValue("content-type").orElse("none");
        if (answer.statusCode() != 200 || !type.startsWith("application/timestamp-reply")) {
            throw new IOException("it answers with HTTP " + answer.statusCode() + " and content of another type");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
