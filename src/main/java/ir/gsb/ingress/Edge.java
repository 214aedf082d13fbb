package ir.gsb.ingress;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Protocol;
import ir.gsb.message.Received;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Timeline;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Takes a request off the wire and checks what can be checked before anything is believed: size, then target, then form. */
final class Edge {

    private final Registry.Source registry;
    private final Set<String> authorities;
    private final Limits limits;
    private final Intake intake;
    private final Clock clock;
    private final RandomGenerator random;

    Edge(Registry.Source registry, Set<String> authorities, Limits limits, Clock clock, RandomGenerator random) {
        this.registry = registry;
        this.authorities = authorities;
        this.limits = limits;
        this.intake = new Intake(limits.patience(), clock);
        this.clock = clock;
        this.random = random;
    }

    /** @param place what the message takes up until it is answered */
    Arrival take(Request request, Room.Place place) {
        var timeline = new Timeline();
        Headers headers = headers(request);
        String path = rawPath(request);
        Protocol protocol = protocol(path, headers);
        boolean held = !isBatch(request);
        Intake.Body body = held
                ? intake.read(request, limits.bytes(path, protocol), place)
                : new Intake.Body(new byte[0], Math.max(0, request.getLength()), null);
        Optional<String> query = rawQuery(request);
        Target target = null;
        Refusal flaw = null;
        try {
            requirePlain(request.getHttpURI());
            target = Target.of(request.getMethod(), path, query);
        } catch (RefusedException refused) {
            flaw = refused.refusal();
        }
        var received = new Received(
                ExchangeId.at(clock.instant(), random),
                clock.instant(),
                protocol,
                request.getMethod(),
                authority(request, headers),
                path,
                query,
                inquiry(target),
                headers,
                body.bytes(),
                body.size(),
                Request.getRemoteAddr(request),
                tlsClient(request),
                timeline);
        if (body.flaw() != null) {
            flaw = body.flaw();
        } else if (flaw == null && target != null) {
            flaw = flawOf(received, target);
        }
        return new Arrival(received, target, Optional.ofNullable(flaw));
    }

    /** Whether the body is left where it is, for who can take it in as it comes. */
    private static boolean isBatch(Request request) {
        String path = rawPath(request);
        return HttpMethod.POST.is(request.getMethod())
                && path.startsWith("/inquiries/")
                && path.endsWith("/" + Target.BATCH);
    }

    private Optional<InquiryType> inquiry(@Nullable Target target) {
        return switch (target) {
            case Target.Inquire inquire -> known(inquire.type());
            case Target.Batch batch -> known(batch.type());
            case null, default -> Optional.empty();
        };
    }

    /** What there is of a request that the HTTP parser refused. */
    Received unread(Request request) {
        Headers headers = headers(request);
        return new Received(
                ExchangeId.at(clock.instant(), random),
                clock.instant(),
                protocol(rawPath(request), headers),
                request.getMethod(),
                authority(request, headers),
                rawPath(request),
                rawQuery(request),
                Optional.empty(),
                headers,
                new byte[0],
                0,
                Request.getRemoteAddr(request),
                Optional.empty(),
                new Timeline());
    }

    private Optional<InquiryType> known(InquiryType type) {
        return registry.current().inquiry(type).map(Inquiry::type);
    }

    private @Nullable Refusal flawOf(Received received, Target target) {
        try {
            checkTransfer(received);
            checkAuthority(received);
            checkInquiry(target);
            checkMethod(received, target);
            if (target instanceof Target.Inquire inquire) {
                Form.check(received, inquire.soap());
            } else if ((target instanceof Target.Registry || target instanceof Target.Queue)
                    && !received.method().equals("GET")) {
                Form.check(received, false);
            }
            if (target instanceof Target.Batch) {
                Form.checkBatch(received);
            }
            if (target instanceof Target.Joining joining && joining.method().equals("POST")) {
                Form.checkRequest(received);
            }
            return null;
        } catch (RefusedException refused) {
            return refused.refusal();
        }
    }

    /** User names and fragments have no place in a target, and no signature covers them. */
    private static void requirePlain(HttpURI uri) {
        if (uri.getUser() != null || uri.getFragment() != null) {
            throw Target.detour();
        }
    }

    private static void checkTransfer(Received received) {
        for (String coding : received.headers().values("transfer-encoding")) {
            if (!coding.equalsIgnoreCase("chunked")) {
                throw RefusedException.of(
                        Code.UNSUPPORTED_MEDIA_TYPE,
                        "Transfer-Encoding can be chunked here and nothing else: send the content as it is.");
            }
        }
    }

    private void checkAuthority(Received received) {
        if (!authorities.contains(received.authority())) {
            throw RefusedException.of(
                    Code.MALFORMED_MESSAGE,
                    "The Host header does not name this hub: send the request to one of the authorities in"
                            + " /.well-known/gsb.");
        }
    }

    private void checkInquiry(Target target) {
        InquiryType type = switch (target) {
            case Target.Inquire inquire -> inquire.type();
            case Target.Described described -> described.type();
            case Target.Batch batch -> batch.type();
            case Target.Answers answers -> null;
            case Target.Exchange exchange -> null;
            case Target.Audit audit -> null;
            case Target.Registry administered -> null;
            case Target.Queue operated -> null;
            case Target.Inquiries all -> null;
            case Target.WellKnown self -> null;
            case Target.File file -> null;
            case Target.Joining joining -> null;
        };
        if (type == null) {
            return;
        }
        Registry known = registry.current();
        Inquiry inquiry = known.inquiry(type)
                .orElseThrow(() -> RefusedException.of(
                        Code.UNKNOWN_INQUIRY,
                        "The hub does not know the inquiry " + type + ": GET /inquiries lists those it serves."));
        if (inquiry.isRetired(clock.instant())) {
            throw RefusedException.of(Code.VERSION_RETIRED, retired(inquiry, known.successor(type, clock.instant())));
        }
    }

    private static String retired(Inquiry inquiry, Optional<InquiryType> newer) {
        if (!inquiry.notice().isEmpty()) {
            return inquiry.notice();
        }
        return inquiry.type() + " is retired: "
                + newer.map(type -> "use " + type + ", under an agreement for it.")
                        .orElse("GET /inquiries lists the versions that are served.");
    }

    private static void checkMethod(Received received, Target target) {
        if (!received.method().equals(target.method())) {
            throw RefusedException.of(
                    Code.METHOD_NOT_ALLOWED, "This method is not served here: use one that Allow names.");
        }
    }

    private static Protocol protocol(String path, Headers headers) {
        if (!path.startsWith("/soap/")) {
            return Protocol.REST;
        }
        return headers.first("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/soap+xml")
                ? Protocol.SOAP_1_2
                : Protocol.SOAP_1_1;
    }

    private static Headers headers(Request request) {
        List<Headers.Header> all = new ArrayList<>(request.getHeaders().size());
        for (HttpField field : request.getHeaders()) {
            all.add(new Headers.Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
        }
        return new Headers(all);
    }

    private static String rawPath(Request request) {
        String path = request.getHttpURI().getPath();
        return path == null ? "" : path;
    }

    private static Optional<String> rawQuery(Request request) {
        String query = request.getHttpURI().getQuery();
        boolean bare = query == null && request.getHttpURI().asString().endsWith("?");
        return bare ? Optional.of("") : Optional.ofNullable(query);
    }

    private static String authority(Request request, Headers headers) {
        String host = headers.first("host").orElse("").toLowerCase(Locale.ROOT);
        String standard = request.isSecure() ? ":443" : ":80";
        return host.endsWith(standard) ? host.substring(0, host.length() - standard.length()) : host;
    }

    private static Optional<X509Certificate> tlsClient(Request request) {
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls
                && tls.peerCertificates() != null
                && tls.peerCertificates().length > 0) {
            return Optional.of(tls.peerCertificates()[0]);
        }
        return Optional.empty();
    }
}
