package ir.gsb.ingress;

import ir.gsb.ingress.PublicFiles.PublicFile;
import ir.gsb.message.Code;
import ir.gsb.message.Headers;
import ir.gsb.message.Received;
import ir.gsb.message.RecordingUnavailableException;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Reply;
import ir.gsb.registry.Registry;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every message of an agency comes in and its reply goes out. All paths are the bus's own, but for those that are
 * left to the web applications behind it.
 */
public final class FrontDoor extends Handler.Wrapper {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    /** What the operator watches: nothing else is led there, whatever else the applications behind would serve. */
    private static final Set<String> BEHIND = Set.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/health/search",
            "/actuator/health/storage",
            "/actuator/health/trust",
            "/actuator/inquiries",
            "/actuator/prometheus");

    /** The auditors' pages, by plain paths only; what is signed stays with the bus. */
    private static final Pattern CONSOLE =
            Pattern.compile("/audit(?!/exchanges(?:/|$))(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** The pages about the inquiries, by plain paths too. */
    private static final Pattern GUIDE = Pattern.compile("/docs(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** The citizens' portal in both languages, the agencies' workplace, and the APIs over them, by plain paths too. */
    private static final Pattern PORTAL = Pattern.compile("/(?:robots\\.txt|favicon\\.ico|sitemap[a-z0-9-]*\\.xml)?"
            + "|(?:/en)?/(?:search|services|agencies|track|survey|statistics|about|workplace|assets)"
            + "(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*|/en/?"
            + "|/(?:catalogue|tracking|open311)(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** The APIs over the portal: they say themselves which other methods they do not serve. */
    private static final Pattern OPEN = Pattern.compile("/(?:catalogue|tracking|open311)(?:/.*)?");

    private static final Set<String> OTHER_METHODS = Set.of("OPTIONS", "PUT", "PATCH", "DELETE");

    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(20);

    private final Edge edge;
    private final Bus bus;
    private final Discovery discovery;
    private final PublicFiles files;
    private final Registry.Source registry;
    private final Places places;
    private final Room room;
    private final CountDownLatch opened = new CountDownLatch(1);

    /** @param authorities the names under which clients reach the hub, as {@code host:port} */
    public FrontDoor(
            Bus bus,
            Discovery discovery,
            PublicFiles files,
            Registry.Source registry,
            Set<String> authorities,
            Limits limits,
            Clock clock,
            RandomGenerator random) {
        this.edge = new Edge(registry, authorities, limits, clock, random);
        this.bus = bus;
        this.discovery = discovery;
        this.files = files;
        this.registry = registry;
        this.places = new Places(limits.inFlight());
        this.room = new Room(limits.roomBytes());
    }

    /** Lets in those who wait: the routes behind are running. */
    public void open() {
        opened.countDown();
    }

    private static boolean leadsBehind(Request request) {
        String path = request.getHttpURI().getPath();
        if (path == null) {
            return false;
        }
        boolean looks = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
        return looks && (BEHIND.contains(path) || GUIDE.matcher(path).matches())
                || (looks || HttpMethod.POST.is(request.getMethod()))
                        && (CONSOLE.matcher(path).matches()
                                || PORTAL.matcher(path).matches())
                || OTHER_METHODS.contains(request.getMethod())
                        && PORTAL.matcher(path).matches()
                        && OPEN.matcher(path).matches();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (leadsBehind(request)) {
            return super.handle(request, response, callback);
        }
        Optional<Places.Place> place = places.take(claimant(request));
        try {
            serve(request, response, callback, place.isPresent());
        } finally {
            place.ifPresent(Places.Place::close);
        }
        return true;
    }

    private String claimant(Request request) {
        return Claimant.of(
                Optional.ofNullable(request.getHeaders().get("signature-input")),
                Request.getRemoteAddr(request),
                registry.current());
    }

    private void serve(Request request, Response response, Callback callback, boolean place) {
        try (Room.Place taken = room.place()) {
            if (!opened.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS)) {
                response.setStatus(Code.OVERLOADED.status());
                callback.succeeded();
                return;
            }
            Arrival arrival = edge.take(request, taken);
            Optional<PublicFile> file = place ? fileFor(arrival) : Optional.empty();
            if (file.isPresent()) {
                write(response, callback, file.get());
            } else {
                write(response, callback, place ? replyTo(arrival, request) : busy(arrival.received()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            callback.failed(stopped);
        } catch (RuntimeException failed) {
            LOG.error("an exchange failed outside of its path", failed);
            response.setStatus(Code.INTERNAL_ERROR.status());
            callback.succeeded();
        }
    }

    /** Refuses a request that could not even be read as HTTP. */
    void refuseUnread(Request request, Response response, Callback callback, Refusal why) {
        write(response, callback, bus.refuse(edge.unread(request), why));
    }

    private Reply busy(Received received) {
        return bus.refuse(
                received,
                Refusal.retryLater(
                        Code.OVERLOADED,
                        "The hub is busy, or busy enough with what you asked already: ask again after Retry-After.",
                        Duration.ofSeconds(1)));
    }

    private Reply replyTo(Arrival arrival, Request request) {
        Received received = arrival.received();
        if (arrival.flaw().isPresent()) {
            return bus.refuse(received, arrival.flaw().get());
        }
        return switch (arrival.target()) {
            case Target.Inquire inquire -> bus.exchange(received);
            case Target.Batch batch -> bus.batch(received, Content.Source.asInputStream(request));
            case Target.Answers answers -> bus.answers(received);
            case Target.Exchange exchange -> bus.look(received);
            case Target.Audit audit -> bus.audit(received);
            case Target.Registry administered -> bus.registry(received);
            case Target.Queue operated -> bus.queue(received);
            case Target.Inquiries inquiries when isSigned(received) -> bus.rights(received);
            case Target.Inquiries inquiries -> describe(received, inquiries);
            case Target.Described described -> describe(received, described);
            case Target.WellKnown self -> describe(received, self);
            case Target.Joining joining -> bus.joining(received);
            case Target.File file -> bus.refuse(received, Target.nothingAt().refusal());
            case null -> throw new IllegalStateException("a message without a flaw has a target");
        };
    }

    /** A store that is away has no file; the refusal then says so, since it cannot be recorded either. */
    private Optional<PublicFile> fileFor(Arrival arrival) {
        try {
            return arrival.flaw().isEmpty() && arrival.target() instanceof Target.File(String path)
                    ? files.find(path)
                    : Optional.empty();
        } catch (RecordingUnavailableException away) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Received received) {
        return received.headers().first("signature").isPresent()
                || received.headers().first("signature-input").isPresent();
    }

    private Reply describe(Received received, Target target) {
        try {
            return bus.describe(discovery.describe(received, target));
        } catch (RefusedException refused) {
            return bus.refuse(received, refused.refusal());
        }
    }

    private static void write(Response response, Callback callback, Reply reply) {
        response.setStatus(reply.status());
        for (Headers.Header header : reply.headers().all()) {
            response.getHeaders().add(header.name(), header.value());
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }

    private static void write(Response response, Callback callback, PublicFile file) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.contentType());
        response.getHeaders()
                .put(HttpHeader.CACHE_CONTROL, file.immutable() ? "public, max-age=31536000, immutable" : "no-cache");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, file.bytes().length);
        response.write(true, ByteBuffer.wrap(file.bytes()), callback);
    }
}
