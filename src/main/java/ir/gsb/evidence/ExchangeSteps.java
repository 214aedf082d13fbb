package ir.gsb.evidence;

import ir.gsb.evidence.Recorded.Kind;
import ir.gsb.message.HttpText;
import ir.gsb.message.Party;
import ir.gsb.message.Received;
import ir.gsb.message.Verified.Verification;
import ir.gsb.security.NotProvenException;
import ir.gsb.security.PastSignatures;
import ir.gsb.security.ResponseNotTrustedException;
import ir.gsb.security.TrustAnchors;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Checks 4, 8 and 9: what was said is what was recorded, who said it, and whose the keys are. */
final class ExchangeSteps {

    private final Opened container;
    private static final String BATCH = "/batch";

    private final Trust trust;

    ExchangeSteps(Opened container, Trust trust) {
        this.container = container;
        this.trust = trust;
    }

    Judgement commitments() throws NotProvenException {
        RecordedText records = container.records();
        requireOneExchange();
        List<String> held = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        (commitment(records, "requestCommitment", Names.REQUEST, Names.REQUEST_SALT) ? held : absent).add("request");
        (commitment(records, "answerCommitment", Names.ANSWER, Names.ANSWER_SALT) ? held : absent).add("answer");
        requireEnvelope(Names.REQUEST, Names.REQUEST_ENVELOPE);
        requireEnvelope(Names.ANSWER, Names.ANSWER_ENVELOPE);
        if (held.isEmpty()) {
            return Judgement.notChecked("neither request nor answer is in the container: erased, or never kept");
        }
        String without = absent.isEmpty() ? "" : "; the " + absent.getFirst() + " is not in the container";
        return Judgement.holds(String.join(" and ", held) + " have the hashes that were recorded" + without);
    }

    private void requireOneExchange() throws NotProvenException {
        String id = container.records().required("id");
        for (Kind kind : container.kinds()) {
            RecordedText record = RecordedText.of(List.of(container.file(Names.record(kind))));
            if (!record.required("kind").equals(kind.word())
                    || !record.required("id").equals(id)) {
                throw new NotProvenException(Names.record(kind) + " is another record than its name says");
            }
        }
    }

    private boolean commitment(RecordedText records, String member, String file, String saltFile)
            throws NotProvenException {
        Optional<byte[]> said = container.optional(file);
        Optional<String> recorded = records.text(member);
        if (said.isEmpty()) {
            return false;
        }
        byte[] salt = container.file(saltFile);
        byte[] expected = HexFormat.of()
                .parseHex(recorded.orElseThrow(() -> new NotProvenException("no record knows of " + file)));
        if (!MessageDigest.isEqual(Manifest.sha256(salt, said.get()), expected)) {
            throw new NotProvenException(file + " is not what was recorded");
        }
        return true;
    }

    private void requireEnvelope(String http, String envelope) throws NotProvenException {
        Optional<byte[]> copy = container.optional(envelope);
        if (copy.isPresent()
                && !Arrays.equals(
                        copy.get(), HttpText.parse(container.file(http)).body())) {
            throw new NotProvenException(envelope + " is not the body of " + http);
        }
    }

    Judgement signatures() throws NotProvenException {
        Optional<X509Certificate> client = container.certificate(Names.CLIENT);
        Optional<byte[]> asked = container.optional(Names.REQUEST);
        if (client.isEmpty() || asked.isEmpty()) {
            return Judgement.notChecked(
                    client.isEmpty()
                            ? "the hub verified no signature of a client on this request"
                            : "the request is not in the container");
        }
        RecordedText records = container.records();
        X509Certificate hub =
                container.certificate(Names.HUB).orElseThrow(() -> new NotProvenException("there is no hub.pem"));
        var again = new PastSignatures(client.get(), hub);
        Received received = Asked.of(HttpText.parse(asked.get()), records);
        Party party = Party.parse(records.required("client"));
        if (received.path().endsWith(BATCH)) {
            again.batch(received, party);
            return Judgement.notChecked("it is of a batch: " + party + " signed the digest of the whole, "
                    + received.headers().first("content-digest").orElse("")
                    + ", and what has that digest shows whether this line is in it");
        }
        Verification verified = again.request(received, party);
        Optional<byte[]> answered = container.optional(Names.ANSWER);
        if (answered.isEmpty()) {
            return Judgement.holds("the request is signed by " + verified.party() + "; there is no answer to look at");
        }
        answer(again, received, verified, HttpText.parse(answered.get()), records.last());
        return Judgement.holds("the request is signed by " + verified.party() + ", the answer to it by "
                + hub.getSubjectX500Principal().getName());
    }

    private void answer(PastSignatures again, Received received, Verification verified, HttpText answer, Instant at)
            throws NotProvenException {
        try {
            again.answer(received, verified, answer.status(), answer.headers(), answer.body(), at);
        } catch (ResponseNotTrustedException e) {
            throw new NotProvenException(String.valueOf(e.getMessage()), e);
        }
        Optional<String> exchange = answer.headers().first("gsb-exchange-id");
        if (exchange.isPresent() && !exchange.get().equals(received.id().toString())) {
            throw new NotProvenException("the answer names another exchange than the records");
        }
    }

    Judgement certificates() throws NotProvenException {
        if (trust.authorities().isEmpty()) {
            return Judgement.noTrust("no authority is named for the certificates (--ca)");
        }
        RecordedText records = container.records();
        var revocation = new Revocation(container, trust.authorities());
        List<String> found = new ArrayList<>();
        Optional<X509Certificate> client = container.certificate(Names.CLIENT);
        if (client.isPresent()) {
            requireRecorded(client.get(), records);
            require(client.get(), records.first(), revocation);
            found.add("the client's is the recorded one");
        } else if (records.text("thumbprint").isPresent()) {
            throw new NotProvenException("the client's certificate was recorded but is not there");
        }
        X509Certificate hub =
                container.certificate(Names.HUB).orElseThrow(() -> new NotProvenException("there is no hub.pem"));
        if (!trust.hub().isEmpty() && !trust.hub().contains(hub)) {
            throw new NotProvenException("hub.pem is not a certificate of the hub that you named");
        }
        require(hub, records.last(), revocation);
        found.add("the hub's is vouched for");
        return Judgement.holds(String.join(", ", found) + "; " + revocation.said());
    }

    private void require(X509Certificate certificate, Instant at, Revocation revocation) throws NotProvenException {
        TrustAnchors anchors = trust.authorities();
        List<X509Certificate> path = anchors.path(certificate, container.authorities(), at);
        revocation.require(certificate, at);
        for (X509Certificate between : path.subList(1, Math.max(1, path.size() - 1))) {
            revocation.require(between, at);
        }
    }

    private static void requireRecorded(X509Certificate client, RecordedText records) throws NotProvenException {
        byte[] recorded = HexFormat.of().parseHex(records.required("thumbprint"));
        if (!MessageDigest.isEqual(recorded, Revocation.sha256(client))) {
            throw new NotProvenException("client.pem is not the certificate that was recorded");
        }
    }
}
