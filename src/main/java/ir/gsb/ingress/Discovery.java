package ir.gsb.ingress;

import ir.gsb.canonical.Documents;
import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.ServedSet;
import ir.gsb.message.Admitted;
import ir.gsb.message.Code;
import ir.gsb.message.Concluded;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Outcome;
import ir.gsb.message.Party;
import ir.gsb.message.Payload;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Rendered;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What anyone may know of the hub: the inquiries, their documents, and the hub itself; and what a party may use. */
public final class Discovery {

    private static final String JSON = "application/json";
    private static final String XML = "text/xml; charset=utf-8";

    private final Registry.Source registry;
    private final ServedSet.Source served;
    private final Set<String> authorities;
    private final X509Certificate certificate;
    private final Limits limits;
    private final int tlsPort;
    private final String logKey;
    private final Clock clock;

    /**
     * @param logKey who verifies the transparency log: {@code origin+hash+key}
     * @param tlsPort where HTTPS is served, which the documents of that authority then name; 0 if it is not
     */
    public Discovery(
            Registry.Source registry,
            ServedSet.Source served,
            Set<String> authorities,
            X509Certificate certificate,
            Limits limits,
            int tlsPort,
            String logKey,
            Clock clock) {
        this.registry = registry;
        this.served = served;
        this.authorities = authorities;
        this.certificate = certificate;
        this.limits = limits;
        this.tlsPort = tlsPort;
        this.logKey = logKey;
        this.clock = clock;
    }

    /** @throws RefusedException {@code unknown-inquiry} if there is no such document */
    Rendered describe(Received received, Target target) {
        return switch (target) {
            case Target.Inquiries all -> json(received, JsonText.write(inquiries(List.of())));
            case Target.Described described -> described(received, described);
            case Target.WellKnown self -> json(received, JsonText.write(hub()));
            case Target.Inquire inquire -> throw new IllegalArgumentException("an inquiry is no document");
            case Target.Registry administered -> throw new IllegalArgumentException("the registry is no document");
            case Target.Queue operated -> throw new IllegalArgumentException("the queue is no document");
            case Target.Batch batch -> throw new IllegalArgumentException("a batch is no document");
            case Target.Answers answers -> throw new IllegalArgumentException("answers are no document");
            case Target.Audit audit -> throw new IllegalArgumentException("an audit is no document");
            case Target.Exchange exchange -> throw new IllegalArgumentException("an exchange is no document");
            case Target.File file -> throw new IllegalArgumentException("a file is no document");
            case Target.Joining joining -> throw new IllegalArgumentException("a joining is no document");
        };
    }

    /**
     * Who the caller is, what exists, and the agreements under which he may use it.
     *
     * @throws RefusedException {@code agency-suspended}
     */
    public Concluded rights(Admitted admitted) {
        Registry known = registry.current();
        Party caller = admitted.message().party();
        if (known.agency(caller.agency()).map(Agency::suspended).orElse(true)) {
            throw RefusedException.of(
                    Code.AGENCY_SUSPENDED,
                    "Agency " + caller.agency() + " is suspended: ask the hub's operator why and when it ends.");
        }
        var agreements = known.inquiries().stream()
                .flatMap(inquiry -> known.agreements(caller, inquiry.type()).stream())
                .toList();
        Map<String, Node> rights = new LinkedHashMap<>();
        put(rights, "party", caller.toString());
        rights.putAll(inquiries(agreements).children());
        return new Concluded(admitted, new Outcome.Shown(200, JsonText.write(new Node.Fields(rights))));
    }

    private Rendered described(Received received, Target.Described target) {
        Inquiry inquiry = registry.current().inquiry(target.type()).orElseThrow();
        Documents documents = served.current().documents(target.type()).orElseThrow(() -> noDocument(target));
        String base = scheme(received) + received.authority();
        return switch (target.document()) {
            case "" -> json(received, JsonText.write(new Node.Fields(entry(inquiry))));
            case "openapi.json" -> json(received, documents.openapi(inquiry.isDeprecated(clock.instant())));
            case "request.schema.json" -> json(received, documents.requestJsonSchema());
            case "response.schema.json" -> json(received, documents.responseJsonSchema());
            case "?wsdl" -> rendered(received, XML, documents.wsdl(URI.create(base + "/soap/" + target.type())));
            case "?xsd" -> rendered(received, XML, documents.xsd());
            case "?xsd=exchange" -> rendered(received, XML, Documents.exchangeXsd());
            default -> throw noDocument(target);
        };
    }

    private String scheme(Received received) {
        return received.authority().endsWith(":" + tlsPort) ? "https://" : "http://";
    }

    private static RefusedException noDocument(Target.Described target) {
        return RefusedException.of(
                Code.UNKNOWN_INQUIRY,
                "There is no such document: /inquiries/" + target.type()
                        + " has openapi.json, request.schema.json and response.schema.json, /soap/" + target.type()
                        + " has ?wsdl and ?xsd.");
    }

    private Node.Fields inquiries(Collection<Agreement> agreements) {
        List<Node> entries = registry.current().inquiries().stream()
                .filter(inquiry -> !inquiry.isRetired(clock.instant()))
                .sorted(Comparator.comparing(inquiry -> inquiry.type().toString()))
                .<Node>map(inquiry -> {
                    Map<String, Node> entry = entry(inquiry);
                    List<Node> own = agreements.stream()
                            .filter(agreement -> agreement.inquiry().equals(inquiry.type()))
                            .<Node>map(this::right)
                            .toList();
                    if (!own.isEmpty()) {
                        entry.put("agreements", new Node.Items(own));
                    }
                    return new Node.Fields(entry);
                })
                .toList();
        return new Node.Fields(Map.of("inquiries", new Node.Items(entries)));
    }

    private Map<String, Node> entry(Inquiry inquiry) {
        InquiryType type = inquiry.type();
        Map<String, Node> entry = new LinkedHashMap<>();
        put(entry, "type", type.name());
        put(entry, "version", "v" + type.version());
        put(entry, "titleFa", inquiry.titleFa());
        put(entry, "titleEn", inquiry.titleEn());
        put(entry, "provider", inquiry.provider().toString());
        put(entry, "state", state(inquiry).name());
        if (!inquiry.notice().isEmpty()) {
            put(entry, "notice", inquiry.notice());
        }
        Retirement.of(registry.current(), type, clock.instant()).ifPresent(dates -> entry.putAll(dates.entries()));
        put(entry, "rest", "/inquiries/" + type);
        put(entry, "openapi", "/inquiries/" + type + "/openapi.json");
        put(entry, "soap", "/soap/" + type);
        put(entry, "wsdl", "/soap/" + type + "?wsdl");
        return entry;
    }

    /** What has no files cannot be asked, whatever is registered. */
    private Inquiry.State state(Inquiry inquiry) {
        boolean lacks =
                inquiry.state() == Inquiry.State.ACTIVE && !served.current().isServed(inquiry.type());
        return lacks ? Inquiry.State.DISABLED : inquiry.state();
    }

    private Node.Fields right(Agreement agreement) {
        Map<String, Node> right = new LinkedHashMap<>();
        put(right, "agreement", agreement.id());
        right.put("modes", texts(agreement.modes().stream().map(Mode::name).toList()));
        right.put("fields", texts(agreement.fields()));
        put(right, "purpose", agreement.purpose());
        put(right, "legalBasis", agreement.legalBasis());
        put(right, "validFrom", agreement.validFrom().toString());
        agreement.validUntil().ifPresent(until -> put(right, "validUntil", until.toString()));
        agreement.quotaPerDay().ifPresent(quota -> right.put("quotaPerDay", new Node.Whole(quota)));
        agreement.quotaPerSecond().ifPresent(quota -> right.put("quotaPerSecond", new Node.Whole(quota)));
        right.put("validNow", new Node.Flag(agreement.granted() && agreement.validAt(clock.instant())));
        put(right, "state", agreement.state().toString());
        return new Node.Fields(right);
    }

    private Node.Fields hub() {
        Map<String, Node> hub = new LinkedHashMap<>();
        hub.put("authorities", texts(authorities));
        put(hub, "clock", clock.instant().toString());
        hub.put("certificates", texts(List.of(pem())));
        Map<String, Node> log = new LinkedHashMap<>();
        put(log, "origin", logKey.substring(0, logKey.indexOf('+')));
        put(log, "key", logKey);
        hub.put("log", new Node.Fields(log));
        Map<String, Node> most = new LinkedHashMap<>();
        most.put("restBytes", new Node.Whole(limits.restBytes()));
        most.put("soapBytes", new Node.Whole(limits.soapBytes()));
        most.put("signatureLifetimeSeconds", new Node.Whole(300));
        most.put("clockSkewSeconds", new Node.Whole(60));
        hub.put("limits", new Node.Fields(most));
        return new Node.Fields(hub);
    }

    private String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException("the hub's own certificate cannot be written", broken);
        }
    }

    private static Rendered json(Received received, byte[] json) {
        return rendered(received, JSON, json);
    }

    private static Rendered rendered(Received received, String contentType, byte[] bytes) {
        return new Rendered(
                new Concluded(received, new Outcome.Shown(200, bytes)),
                200,
                new Headers(List.of(new Headers.Header("content-type", contentType))),
                new Payload.Json(bytes));
    }

    private static void put(Map<String, Node> fields, String name, String value) {
        fields.put(name, new Node.Text(value));
    }

    private static Node.Items texts(Collection<String> values) {
        return new Node.Items(values.stream().sorted().<Node>map(Node.Text::new).toList());
    }
}
