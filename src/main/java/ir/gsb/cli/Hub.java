package ir.gsb.cli;

import ir.gsb.message.Headers;
import ir.gsb.security.ServerTrust;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The way to a hub: HTTP/1.1, redirects never followed, TLS always checked. */
final class Hub {

    private final Optional<Path> ca;
    private final Duration patience;

    /** @param ca the certificate that the hub's TLS certificate is checked against; if absent, those of the JVM */
    Hub(Optional<Path> ca, Duration patience) {
        this.ca = ca;
        this.patience = patience;
    }

    HttpAnswer send(HttpMessage message) {
        try (HttpClient client = client(message.target())) {
            long start = System.nanoTime();
            HttpResponse<byte[]> response = client.send(request(message), HttpResponse.BodyHandlers.ofByteArray());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new HttpAnswer(response.statusCode(), headers(response), response.body(), took);
        } catch (SSLException untrusted) {
            throw new CannotAskException(
                    "The TLS certificate of " + message.target().getAuthority() + " is not trusted ("
                            + untrusted.getMessage() + "): name the CA that issued it with --ca.",
                    untrusted);
        } catch (HttpTimeoutException late) {
            throw new CannotAskException(
                    "No answer within " + patience.toSeconds()
                            + " s: wait longer with --timeout; to ask again, "
                            + again(message),
                    late);
        } catch (ConnectException absent) {
            throw new CannotAskException(
                    "Nothing listens at " + message.target().getAuthority()
                            + ": start the hub, or name another with --hub.",
                    absent);
        } catch (IOException broken) {
            throw new CannotAskException(
                    "The connection to " + message.target().getAuthority() + " broke (" + broken.getMessage()
                            + "): to ask again, " + again(message),
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotAskException("Interrupted before the answer came.", stopped);
        }
    }

    /** With the same id the provider is not asked twice. */
    private static String again(HttpMessage message) {
        return message.messageId().map(id -> "add --message-id " + id + ".").orElse("repeat the command.");
    }

    private HttpClient client(URI target) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10));
        if (target.getScheme().equals("https")) {
            client.sslContext(ServerTrust.in(ca));
        }
        return client.build();
    }

    private HttpRequest request(HttpMessage message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.target())
                .timeout(patience)
                .method(
                        message.method(),
                        message.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(message.body()));
        message.headers().all().forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    private static Headers headers(HttpResponse<byte[]> response) {
        return new Headers(response.headers().map().entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new Headers.Header(field.getKey(), value)))
                .toList());
    }
}
