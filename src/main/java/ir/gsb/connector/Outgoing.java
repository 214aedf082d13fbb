package ir.gsb.connector;

import ir.gsb.message.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The way out, to the hub or to a service of the agency: HTTP/1.1, no redirects, no cookies. What was refused before
 * anything was sent is tried once more; nothing else is ever sent twice.
 */
final class Outgoing implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final int BUFFER = 8192;

    private final CloseableHttpClient client;
    private final Duration patience;
    private final int largest;

    /**
     * Opens it.
     *
     * @param tls whom it trusts; if absent, whom Java trusts
     * @param patience how long an answer may take, from the first byte sent to the last one received
     * @param largest how many bytes an answer may have
     */
    Outgoing(Optional<SSLContext> tls, Duration patience, int connections, int largest) {
        this.patience = patience;
        this.largest = largest;
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(CONNECT))
                .setSocketTimeout(Timeout.of(patience))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(10))
                .build();
        var manager = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(connections)
                .setMaxConnTotal(connections)
                .setDefaultConnectionConfig(connection);
        tls.ifPresent(context -> manager.setTlsSocketStrategy(new DefaultClientTlsStrategy(context)));
        this.client = HttpClients.custom()
                .setConnectionManager(manager.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(CONNECT))
                        .setResponseTimeout(Timeout.of(patience))
                        .build())
                .evictIdleConnections(TimeValue.of(IDLE))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Sent send(String method, URI target, Headers headers, byte[] body) {
        try {
            try {
                return sendOnce(method, target, headers, body);
            } catch (HttpHostConnectException refused) {
                Thread.sleep(PAUSE);
                return sendOnce(method, target, headers, body);
            }
        } catch (HttpHostConnectException | ConnectTimeoutException absent) {
            return new Sent.NotSent("nothing listens at " + target.getAuthority());
        } catch (UnknownHostException unknown) {
            return new Sent.NotSent("no address is known for " + target.getHost());
        } catch (SSLHandshakeException | SSLPeerUnverifiedException untrusted) {
            return new Sent.NotSent("the TLS certificate of " + target.getAuthority() + " is not trusted");
        } catch (SocketTimeoutException late) {
            return new Sent.Lost("no answer within " + patience.toSeconds() + " s", true);
        } catch (InterruptedIOException busy) {
            return new Sent.NotSent("all connections to " + target.getAuthority() + " are in use");
        } catch (IOException broken) {
            return new Sent.Lost(
                    "the connection to " + target.getAuthority() + " broke: " + broken.getMessage(), false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Sent.NotSent("the connector is being stopped");
        }
    }

    private Sent sendOnce(String method, URI target, Headers headers, byte[] body) throws IOException {
        var request = ClassicRequestBuilder.create(method).setUri(target);
        headers.all().forEach(header -> request.addHeader(header.name(), header.value()));
        ClassicHttpRequest built = request.build();
        if (body.length > 0) {
            built.setEntity(new ByteArrayEntity(body, null));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        return client.execute(built, answer -> told(answer, deadline));
    }

    private Sent told(ClassicHttpResponse answer, long deadline) throws IOException {
        List<Headers.Header> headers = new ArrayList<>();
        for (Header header : answer.getHeaders()) {
            headers.add(new Headers.Header(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        var body = new ByteArrayOutputStream();
        if (answer.getEntity() != null) {
            InputStream in = answer.getEntity().getContent();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                body.write(buffer, 0, count);
                if (body.size() > largest) {
                    throw new IOException("an answer is larger than " + largest + " bytes");
                }
                if (System.nanoTime() > deadline) {
                    throw new SocketTimeoutException("an answer began in time and did not end in time");
                }
            }
        }
        return new Told(answer.getCode(), new Headers(headers), body.toByteArray());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
