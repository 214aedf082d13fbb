package ir.gsb.queue;

import ir.gsb.canonical.JsonText;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeView;
import ir.gsb.exchangelog.StoredExchange;
import ir.gsb.message.Headers;
import ir.gsb.message.Node;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Registry;
import ir.gsb.security.RestRequestSigner;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients what came of their exchanges, at the address that their registration names and nowhere else: no redirect
 * is followed, no proxy asked.
 */
public final class Callbacks implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int AT_ONCE = 16;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int SUCCESS = 2;
    private static final int CENTURY = 100;

    private final SqlCallbacks sql;
    private final ExchangeLog log;
    private final ExchangeView view;
    private final Registry.Source registry;
    private final RestRequestSigner signer;
    private final CallbackAddress allowed;
    private final int attempts;
    private final BackOff backOff;
    private final Clock clock;
    private final RandomGenerator random;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    /** @param trust in the certificates of the clients' servers */
    public Callbacks(
            DataSource store,
            ExchangeLog log,
            ExchangeView view,
            Registry.Source registry,
            RestRequestSigner signer,
            CallbackAddress allowed,
            SSLContext trust,
            QueueSettings settings,
            Clock clock,
            RandomGenerator random) {
        this.sql = new SqlCallbacks(store, clock);
        this.log = log;
        this.view = view;
        this.registry = registry;
        this.signer = signer;
        this.allowed = allowed;
        this.attempts = settings.attempts();
        this.backOff = new BackOff(settings.backOff(), settings.longestBackOff());
        this.clock = clock;
        this.random = random;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.of(null))
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trust)
                .build();
    }

    /** Tells what is due; to be run every second or so. */
    @Override
    public void run() {
        try {
            sql.forget(KEPT);
            for (SqlCallbacks.Callback due : sql.take(places.availablePermits(), PATIENCE)) {
                places.acquireUninterruptibly();
                threads.submit(() -> {
                    try {
                        tell(due);
                    } finally {
                        places.release();
                    }
                });
            }
        } catch (SQLException away) {
            LOG.warn("The callbacks could not be looked at and will be in a moment: {}", away.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("The callbacks could not be looked at", failed);
        }
    }

    private void tell(SqlCallbacks.Callback due) {
        try {
            String result = send(due);
            boolean told = result.length() == 3 && result.charAt(0) == '0' + SUCCESS;
            Instant next = clock.instant().plus(backOff.after(due.attempts(), random));
            String state = told ? "DELIVERED" : due.attempts() >= attempts ? "GIVEN_UP" : "WAITING";
            sql.note(due.exchange(), state, next, result);
        } catch (SQLException | RecordingUnavailableException away) {
            LOG.warn("the callback of exchange {} is tried again: {}", due.exchange(), away.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("the callback of exchange {} failed", due.exchange(), failed);
        }
    }

    /** The status that the client answered, or why nothing was sent or came back. */
    private String send(SqlCallbacks.Callback due) throws InterruptedException {
        Optional<URI> address = registry.current().system(due.client()).flatMap(PartySystem::callback);
        Optional<StoredExchange> exchange = log.find(due.exchange(), due.client());
        if (address.isEmpty() || exchange.isEmpty()) {
            return "no address is registered";
        }
        Optional<String> objection = allowed.objection(address.get());
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            HttpResponse<Void> answer =
                    http.send(request(address.get(), exchange.get()), HttpResponse.BodyHandlers.discarding());
            int status = answer.statusCode();
            return status / CENTURY == 3 ? status + ", and redirects are not followed" : Integer.toString(status);
        } catch (SSLException untrusted) {
            LOG.debug("the callback of exchange {} found no TLS", due.exchange(), untrusted);
            return "the TLS certificate is not trusted, or there is no TLS";
        } catch (IOException unreachable) {
            LOG.debug("the callback of exchange {} was not taken", due.exchange(), unreachable);
            return "no answer";
        }
    }

    private HttpRequest request(URI address, StoredExchange exchange) {
        var shown = new LinkedHashMap<>(view.view(exchange).children());
        shown.remove("callback");
        byte[] body = JsonText.write(new Node.Fields(shown));
        List<Headers.Header> headers = new ArrayList<>();
        headers.add(new Headers.Header("content-type", "application/json"));
        headers.add(new Headers.Header("gsb-exchange-id", exchange.id().toString()));
        exchange.messageId().ifPresent(id -> headers.add(new Headers.Header("gsb-message-id", id)));
        var signed = signer.sign("POST", address, new Headers(headers), body);
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.ofByteArray(signed.body()));
        signed.headers().all().forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
