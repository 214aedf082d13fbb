package ir.gsb.ingress;

import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Node;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What callers of a version are told before and after its time is over.
 *
 * @param successor the newest later version that is served
 */
record Retirement(Inquiry inquiry, Optional<InquiryType> successor, Instant now) {

    /** IMF-fixdate, RFC 9110 §5.6.7. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Optional<Retirement> of(Registry registry, InquiryType type, Instant now) {
        return registry.inquiry(type).map(inquiry -> new Retirement(inquiry, registry.successor(type, now), now));
    }

    /**
     * {@code Deprecation} (RFC 9745 §2) from its date on; {@code Sunset} (RFC 8594 §3), not before that; {@code Link} to the
     * newer version (RFC 5829 §3.3). None while the version stays.
     */
    List<Headers.Header> headers() {
        List<Headers.Header> headers = new ArrayList<>(3);
        if (inquiry.isDeprecated(now)) {
            inquiry.deprecatedAt()
                    .ifPresent(at -> headers.add(new Headers.Header("deprecation", "@" + at.getEpochSecond())));
        }
        if (inquiry.deprecatedAt().isEmpty() || inquiry.isDeprecated(now) || inquiry.isRetired(now)) {
            inquiry.sunsetAt().ifPresent(at -> headers.add(new Headers.Header("sunset", HTTP_DATE.format(at))));
        }
        if (!headers.isEmpty()) {
            successor.ifPresent(newer ->
                    headers.add(new Headers.Header("link", "</inquiries/" + newer + ">; rel=\"successor-version\"")));
        }
        return headers;
    }

    /** The same for a document: empty while the version stays. */
    Map<String, Node> entries() {
        Map<String, Node> entries = new LinkedHashMap<>();
        inquiry.deprecatedAt().ifPresent(at -> {
            entries.put("deprecated", new Node.Flag(inquiry.isDeprecated(now)));
            entries.put("deprecatedAt", new Node.Text(at.toString()));
        });
        inquiry.sunsetAt().ifPresent(at -> entries.put("sunsetAt", new Node.Text(at.toString())));
        if (!entries.isEmpty()) {
            successor.ifPresent(newer -> entries.put("successor", new Node.Text("/inquiries/" + newer)));
        }
        return entries;
    }
}
