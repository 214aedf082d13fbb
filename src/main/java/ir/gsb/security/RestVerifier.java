package ir.gsb.security;

import ir.gsb.message.Code;
import ir.gsb.message.ExchangeHeader;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Payload;
import ir.gsb.message.Received;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Spooled;
import ir.gsb.message.Verified;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Verifies a REST request: RFC 9421 signature, RFC 9530 digest, as the wire contract narrows them. Guarantees that the
 * named party signed this method, authority, target, content and exchange header, just now; whether it may ask, and
 * whether it has asked this before, is for later stages.
 */
public final class RestVerifier {

    static final String TAG = "gsb-request";

    private final CertificateCheck certificates;
    private final Clock clock;

    /** Asks no authority of a certificate but the registry. */
    public RestVerifier(Registry.Source registry, Clock clock) {
        this(registry, CertificateStatus.REGISTRY_ALONE, clock);
    }

    public RestVerifier(Registry.Source registry, CertificateStatus status, Clock clock) {
        this.certificates = new CertificateCheck(registry, status);
        this.clock = clock;
    }

    /** @throws RefusedException if anything of it does not hold; the first check that fails answers */
    public Verified.Verification verify(Received received) {
        return verify(received, clock.instant());
    }

    /** The same as of an earlier moment, but for what the registry and authorities say now. */
    Verified.Verification verify(Received received, Instant then) {
        RestHeaders headers = headers(received);
        Signed signed = signed(received, headers, then);
        byte[] bodyHash = Digests.sha256(received.body());
        if (hasContent(received)) {
            requireDigest(headers, bodyHash, () -> Digests.named("SHA-512").digest(received.body()));
        }
        return signed.saying(
                contentHash(received, headers, bodyHash),
                headers.exchange(),
                hasContent(received) ? new Payload.Json(received.body()) : new Payload.None());
    }

    /** Verifies what can be verified of a batch before its body has come. */
    void verifyHead(Received received) {
        signed(received, headers(received), clock.instant());
    }

    /** Verifies a batch whose body lies elsewhere. */
    Verified.Verification verify(Spooled batch) {
        RestHeaders headers = headers(batch.received());
        Signed signed = signed(batch.received(), headers, batch.received().at());
        requireDigest(headers, batch.sha256(), batch::sha512);
        return signed.saying(
                contentHash(batch.received(), headers, batch.sha256()), headers.exchange(), new Payload.None());
    }

    /**
     * Verifies a line of a batch: that its batch is signed. That the line belongs to it is for whoever spooled it.
     *
     * @param type the inquiry that the batch asks
     */
    Verified.Verification verify(Received line, BatchLine said, InquiryType type) {
        return signed(line, headers(line), line.at())
                .saying(said.contentHash(type), said.header(), new Payload.Json(said.request()));
    }

    /** Whose signature holds, over what the request's head says. */
    private record Signed(
            RegisteredCertificate signer, SignatureAlgorithm algorithm, Lifetime lifetime, byte[] signature) {

        Verified.Verification saying(byte[] contentHash, ExchangeHeader header, Payload payload) {
            return new Verified.Verification(
                    signer.party(),
                    signer.thumbprint(),
                    signer.der(),
                    algorithm.wire(),
                    lifetime.created(),
                    lifetime.expires(),
                    algorithm.signatureKey(signer.thumbprint(), signature),
                    signature,
                    contentHash,
                    header,
                    payload);
        }
    }

    private Signed signed(Received received, RestHeaders headers, Instant now) {
        try {
            SignatureFields fields = signature(headers);
            SignatureInput input = fields.input();
            RegisteredCertificate signer = certificates.check(text(input, "keyid"), received.tlsClient(), now);
            var lifetime = new Lifetime(instant(input, "created"), instant(input, "expires"));
            lifetime.require(now);
            SignatureAlgorithm algorithm = requireSignature(received, headers, fields, signer);
            return new Signed(signer, algorithm, lifetime, fields.value());
        } catch (SignatureException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static RestHeaders headers(Received received) {
        RestHeaders headers = RestHeaders.of(received.headers());
        if (headers.signatures().isEmpty() || headers.signatureInputs().isEmpty()) {
            throw RefusedException.of(
                    Code.SIGNATURE_MISSING,
                    "The request needs both Signature-Input and Signature (RFC 9421) with the label gsb.");
        }
        if (hasContent(received)) {
            headers.requireOfContent();
        } else if (received.bodySize() > 0) {
            throw RefusedException.of(Code.MALFORMED_MESSAGE, "A GET has no content. Send it without.");
        }
        return headers;
    }

    private static boolean hasContent(Received received) {
        return !received.method().equals("GET");
    }

    private static SignatureFields signature(RestHeaders headers) throws SignatureException {
        RawDictionary inputs = RawDictionary.of(headers.signatureInputs());
        RawDictionary signatures = RawDictionary.of(headers.signatures());
        int count = inputs.values(SignatureFields.LABEL).size();
        if (count > 1 || signatures.values(SignatureFields.LABEL).size() > 1) {
            throw RefusedException.of(
                    Code.DUPLICATE_HEADER,
                    "Signature-Input and Signature must have the label gsb once each, not twice.");
        }
        if (inputs.members().size() > count) {
            refuseOtherClaims(inputs);
        }
        if (count == 0) {
            throw RefusedException.of(
                    Code.SIGNATURE_MISSING, "There is no signature with the label gsb. Sign with that label.");
        }
        return SignatureFields.of(inputs, signatures);
    }

    private static void refuseOtherClaims(RawDictionary inputs) throws SignatureException {
        for (RawDictionary.Member member : inputs.members()) {
            boolean other = !member.key().equals(SignatureFields.LABEL);
            if (other && SignatureFields.tag(member.value()).filter(TAG::equals).isPresent()) {
                throw new SignatureException("only the signature with the label gsb may have the tag " + TAG);
            }
        }
    }

    private SignatureAlgorithm requireSignature(
            Received received, RestHeaders headers, SignatureFields fields, RegisteredCertificate signer)
            throws SignatureException {
        SignatureInput input = fields.input();
        String name = text(input, "alg");
        SignatureAlgorithm algorithm = SignatureAlgorithm.named(name)
                .orElseThrow(() -> new SignatureException("the algorithm in alg is not one of the wire contract"));
        if (!text(input, "tag").equals(TAG) || text(input, "nonce").isEmpty()) {
            throw new SignatureException("the signature needs tag=\"" + TAG + "\" and a nonce that is not empty");
        }
        requireCoverage(received, headers, input);
        byte[] base = SignatureBase.bytes(
                SignatureBase.of(SignedMessage.Request.of(received), input.components(), input.parameters()));
        try {
            certificates.key(signer).verify(algorithm, base, fields.value());
        } catch (InvalidKeyException e) {
            throw new SignatureException("keys of this kind do not sign here", e);
        }
        return algorithm;
    }

    private static void requireCoverage(Received received, RestHeaders headers, SignatureInput input)
            throws SignatureException {
        requireCovered(input, List.of("@method", "@authority", "@path"));
        if (received.query().isPresent()) {
            requireCovered(input, List.of("@query"));
        }
        if (hasContent(received)) {
            requireCovered(input, List.of("content-digest", "content-type"));
        }
        requireCovered(input, headers.toBeCovered());
    }

    private static void requireCovered(SignatureInput input, List<String> names) throws SignatureException {
        for (String name : names) {
            if (!input.covers(name)) {
                throw new SignatureException("the signature must cover \"" + name + "\"");
            }
        }
    }

    private static void requireDigest(RestHeaders headers, byte[] sha256, Supplier<byte[]> sha512) {
        try {
            ContentDigest.verify(headers.contentDigest().orElse(""), sha256, sha512);
        } catch (SignatureException e) {
            throw RefusedException.of(Code.DIGEST_MISMATCH, sentence(String.valueOf(e.getMessage())));
        }
    }

    /** Same content = method, path, query, content type, body digest and gsb-* values. */
    private static byte[] contentHash(Received received, RestHeaders headers, byte[] bodyHash) {
        ExchangeHeader exchange = headers.exchange();
        return new ContentHash()
                .add(received.method())
                .add(received.path())
                .add(received.query())
                .add(headers.contentType())
                .add(bodyHash)
                .add(exchange.messageId())
                .add(exchange.agreement())
                .add(exchange.user())
                .add(exchange.trackingCode())
                .finish();
    }

    private static String text(SignatureInput input, String name) throws SignatureException {
        return input.text(name).orElseThrow(() -> missing(name));
    }

    private static Instant instant(SignatureInput input, String name) throws SignatureException {
        return Instant.ofEpochSecond(input.number(name).orElseThrow(() -> missing(name)));
    }

    private static SignatureException missing(String name) {
        return new SignatureException("the signature parameter " + name + " is missing");
    }

    private static RefusedException invalid(String why) {
        return RefusedException.of(
                Code.SIGNATURE_INVALID,
                sentence(why) + " Compare your signature base with that of `gsb sign` for the same request.");
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
