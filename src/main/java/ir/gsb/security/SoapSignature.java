package ir.gsb.security;

import static ir.gsb.security.SoapElements.children;
import static ir.gsb.security.SoapElements.is;
import static ir.gsb.security.SoapNames.DS;
import static ir.gsb.security.SoapNames.EXC_C14N;
import static ir.gsb.security.SoapNames.WSSE;

import ir.gsb.message.Code;
import ir.gsb.message.RefusedException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The one form of {@code ds:Signature} that is accepted: exclusive C14N and nothing else as transform, SHA-2, a key that
 * the message's own token names, and references to the live elements only. It says what is signed, not yet that the
 * signature holds.
 *
 * @param value as sent, ECDSA as r and s of equal length
 * @param covered the elements that the references name
 */
record SoapSignature(SoapAlgorithm algorithm, byte[] value, List<Element> covered) {

    private static final int MAX_REFERENCES = 10;
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");

    static SoapSignature of(SoapEnvelope envelope) {
        List<Element> parts = children(envelope.signature());
        require(
                parts.size() == 3
                        && is(parts.get(0), DS, "SignedInfo")
                        && is(parts.get(1), DS, "SignatureValue")
                        && is(parts.get(2), DS, "KeyInfo"),
                "ds:Signature must hold SignedInfo, SignatureValue and KeyInfo, in this order and nothing else.");
        requireToken(parts.get(2), envelope);
        List<Element> info = children(parts.get(0));
        require(
                info.size() > 2
                        && info.size() <= 2 + MAX_REFERENCES
                        && is(info.get(0), DS, "CanonicalizationMethod")
                        && is(info.get(1), DS, "SignatureMethod"),
                "SignedInfo must hold CanonicalizationMethod, SignatureMethod and one to 10 References.");
        requireExclusive(info.get(0));
        SoapAlgorithm algorithm = algorithm(info.get(1));
        var covered = new ArrayList<Element>(4);
        for (Element reference : info.subList(2, info.size())) {
            covered.add(covered(reference, envelope));
        }
        return new SoapSignature(algorithm, value(parts.get(1)), covered);
    }

    private static SoapAlgorithm algorithm(Element method) {
        return SoapAlgorithm.named(method.getAttribute("Algorithm"))
                .filter(algorithm -> children(method).isEmpty())
                .orElseThrow(() -> invalid("The SignatureMethod is not accepted; use ecdsa-sha256 or rsa-sha256."));
    }

    private static Element covered(Element reference, SoapEnvelope envelope) {
        List<Element> parts = children(reference);
        require(
                is(reference, DS, "Reference")
                        && parts.size() == 3
                        && is(parts.get(0), DS, "Transforms")
                        && is(parts.get(1), DS, "DigestMethod")
                        && is(parts.get(2), DS, "DigestValue"),
                "A Reference must hold Transforms, DigestMethod and DigestValue.");
        List<Element> transforms = children(parts.get(0));
        require(
                transforms.size() == 1 && is(transforms.getFirst(), DS, "Transform"),
                "A Reference must have exclusive C14N as its only Transform.");
        requireExclusive(transforms.getFirst());
        require(
                DIGESTS.contains(parts.get(1).getAttribute("Algorithm"))
                        && children(parts.get(1)).isEmpty(),
                "A DigestMethod is not accepted; use SHA-256, SHA-384 or SHA-512.");
        return live(reference.getAttribute("URI"), envelope);
    }

    /** What is referred to must be one of the parts that are read, so that nothing signed can be put aside. */
    private static Element live(String uri, SoapEnvelope envelope) {
        @Nullable Element target = uri.startsWith("#") ? envelope.ids().get(uri.substring(1)) : null;
        if (target == null) {
            throw invalid("A Reference names an element that is not in the message.");
        }
        require(
                target == envelope.body()
                        || target == envelope.timestamp()
                        || target == envelope.exchange()
                        || target == envelope.token()
                        || target == envelope.confirmation().orElse(null),
                "The signature refers to an element that is not at its place; sign the Body, the Timestamp and "
                        + "gsb:exchange of this envelope and nothing else.");
        return target;
    }

    private static void requireExclusive(Element method) {
        List<Element> parameters = children(method);
        require(
                method.getAttribute("Algorithm").equals(EXC_C14N)
                        && (parameters.isEmpty()
                                || (parameters.size() == 1
                                        && is(parameters.getFirst(), EXC_C14N, "InclusiveNamespaces"))),
                "A canonicalisation or transform is not accepted; use exclusive C14N without comments only.");
    }

    private static void requireToken(Element keyInfo, SoapEnvelope envelope) {
        List<Element> references = children(keyInfo);
        require(
                references.size() == 1 && is(references.getFirst(), WSSE, "SecurityTokenReference"),
                "KeyInfo must hold one wsse:SecurityTokenReference.");
        List<Element> reference = children(references.getFirst());
        require(
                reference.size() == 1 && is(reference.getFirst(), WSSE, "Reference"),
                "The SecurityTokenReference must refer directly to the BinarySecurityToken.");
        String uri = reference.getFirst().getAttribute("URI");
        require(
                uri.startsWith("#") && envelope.ids().get(uri.substring(1)) == envelope.token(),
                "The SecurityTokenReference does not name the BinarySecurityToken of this message.");
    }

    private static byte[] value(Element value) {
        try {
            return Base64.getMimeDecoder().decode(SoapElements.text(value));
        } catch (IllegalArgumentException _) {
            throw invalid("The SignatureValue is no Base64.");
        }
    }

    /** @throws RefusedException if the signature leaves out one of these */
    void requireCovered(Element part, String name) {
        for (Element element : covered) {
            if (element == part) {
                return;
            }
        }
        throw invalid("The signature does not cover " + name + "; sign Body, Timestamp and gsb:exchange.");
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw invalid(detail);
        }
    }

    static RefusedException invalid(String detail) {
        return RefusedException.of(Code.SIGNATURE_INVALID, detail);
    }
}
