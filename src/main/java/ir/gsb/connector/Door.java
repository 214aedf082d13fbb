package ir.gsb.connector;

import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server of the connector, on Jetty as the hub's front door is. It writes one line of the log an exchange. */
final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int LARGEST_HEADERS = 16 * 1024;
    private static final int BUFFER = 8192;
    private static final int THREADS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** Who answers behind a door. */
    interface Side {
        Told answer(Asked asked);

        /** Answers what the door itself does not let in. */
        Told refuse(Asked asked, Trouble why);

        /** What a log may say of a target. */
        String named(Asked asked);
    }

    private final Side side;
    private final Semaphore places;
    private final int largest;
    private final boolean onlyHere;
    private final Server server;
    private final ServerConnector connector;

    private Door(Side side, InetSocketAddress at, int largest, int inFlight) {
        this.side = side;
        this.places = new Semaphore(inFlight);
        this.largest = largest;
        this.onlyHere = at.getAddress().isLoopbackAddress();
        var threads = new QueuedThreadPool(THREADS);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        this.server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LARGEST_HEADERS);
        http.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
        this.connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(at.getAddress().getHostAddress());
        connector.setPort(at.getPort());
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                serve(request, response, callback);
                return true;
            }
        }));
        server.setStopTimeout(FAREWELL.toMillis());
        server.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
    }

    /**
     * Opens a door.
     *
     * @param largest how many bytes a body may have
     * @param inFlight how many messages may be under way at once
     * @throws IllegalArgumentException if nobody can listen there
     */
    static Door open(Side side, InetSocketAddress at, int largest, int inFlight) {
        var door = new Door(side, at, largest, inFlight);
        try {
            door.server.start();
            return door;
        } catch (Exception e) {
            door.close();
            throw new IllegalArgumentException(
                    "nothing can listen at " + at.getHostString() + ":" + at.getPort() + ": " + e.getMessage()
                            + "; name another port in connector.yaml, or stop what listens there",
                    e);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    private void serve(Request request, Response response, Callback callback) {
        long begun = System.nanoTime();
        Asked asked = head(request, new byte[0]);
        Told told;
        if (!places.tryAcquire()) {
            told = side.refuse(asked, Trouble.busy());
        } else {
            try {
                told = answer(request, asked);
            } catch (RuntimeException bug) {
                LOG.error("an exchange failed", bug);
                told = side.refuse(asked, Trouble.of(Code.INTERNAL_ERROR, "The connector failed: look at its log."));
            } finally {
                places.release();
            }
        }
        log(asked, told, Duration.ofNanos(System.nanoTime() - begun));
        write(response, callback, told);
    }

    private Told answer(Request request, Asked head) {
        if (onlyHere && !isLocal(Request.getServerName(request))) {
            return side.refuse(
                    head,
                    Trouble.of(
                            Code.MALFORMED_MESSAGE,
                            "The Host header names another machine: ask localhost or 127.0.0.1."));
        }
        if (request.getLength() > largest) {
            return side.refuse(head, tooLarge());
        }
        var taken = new ByteArrayOutputStream((int) Math.clamp(request.getLength(), 0, BUFFER));
        long late = System.nanoTime() + PATIENCE.toNanos();
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] part = new byte[BUFFER];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                taken.write(part, 0, read);
                if (taken.size() > largest) {
                    return side.refuse(head, tooLarge());
                }
                if (System.nanoTime() > late) {
                    return side.refuse(head, Trouble.of(Code.MALFORMED_MESSAGE, "The content came too slowly."));
                }
            }
        } catch (IOException brokenOff) {
            return side.refuse(
                    head,
                    Trouble.of(Code.MALFORMED_MESSAGE, "The content broke off: send all that Content-Length says."));
        }
        return side.answer(head(request, taken.toByteArray()));
    }

    /** A page in a browser on this machine may reach a name of its own that leads here. */
    private static boolean isLocal(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    private Trouble tooLarge() {
        return Trouble.of(
                Code.MESSAGE_TOO_LARGE,
                "A message here has at most " + largest + " bytes (limits.body in connector.yaml).");
    }

    private static Asked head(Request request, byte[] body) {
        List<Headers.Header> headers = new ArrayList<>(request.getHeaders().size());
        for (HttpField field : request.getHeaders()) {
            headers.add(new Headers.Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        String path = request.getHttpURI().getPath();
        return new Asked(
                request.getMethod(),
                path == null ? "" : path,
                Optional.ofNullable(request.getHttpURI().getQuery()),
                new Headers(headers),
                body,
                Request.getRemoteAddr(request));
    }

    private void log(Asked asked, Told told, Duration took) {
        if (asked.path().equals("/health")) {
            return;
        }
        LOG.info(
                "{} {} message {} exchange {} status {} in {} ms",
                asked.isGet() ? "GET" : "POST",
                side.named(asked),
                id(told, asked, RestSide.MESSAGE_ID),
                id(told, asked, RestSide.EXCHANGE_ID),
                told.status(),
                took.toMillis());
    }

    /** Only what is surely an id: a header can hold anything. */
    private static String id(Told told, Asked asked, String name) {
        return told.headers()
                .first(name)
                .or(() -> asked.headers().first(name))
                .filter(text ->
                        text.length() == 36 && text.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0))
                .orElse("-");
    }

    private static void write(Response response, Callback callback, Told told) {
        response.setStatus(told.status());
        told.headers().all().forEach(header -> response.getHeaders().add(header.name(), header.value()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, told.body().length);
        response.write(true, ByteBuffer.wrap(told.body()), callback);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("a door did not close cleanly: {}", e.getMessage());
        }
    }
}
