package ir.gsb.evidence;

import ir.gsb.message.HttpText;
import ir.gsb.security.Certificates;
import ir.gsb.security.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Writes the evidence of one exchange as an ASiC-E container (ETSI EN 319 162-1) with one CAdES-BASELINE-T seal over the
 * manifest, which lists every file.
 */
public final class EvidenceContainer {

    /** Of the file that is written (ETSI EN 319 162-1 §4.2). */
    public static final String MEDIA_TYPE = Names.CONTAINER_TYPE;

    private final Sealer sealer;

    public EvidenceContainer(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * Seals the evidence.
     *
     * @return the bytes of an {@code .asice} file
     * @throws IOException if there is no time-stamp for the seal
     */
    public byte[] write(ExchangeEvidence evidence) throws IOException {
        SequencedMap<String, byte[]> files = files(evidence);
        byte[] manifest = Manifest.of(files).toXml();
        var zip = new ZipWriter().store(Names.MIMETYPE, text(Names.CONTAINER_TYPE));
        files.forEach(zip::deflate);
        return zip.deflate(Names.MANIFEST, manifest)
                .deflate(Names.SEAL, sealer.seal(manifest))
                .finish();
    }

    private static SequencedMap<String, byte[]> files(ExchangeEvidence evidence) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put(Names.SUMMARY, text(Summary.of(evidence)));
        add(files, evidence.request(), Names.REQUEST, Names.REQUEST_SALT, Names.REQUEST_ENVELOPE);
        add(files, evidence.answer(), Names.ANSWER, Names.ANSWER_SALT, Names.ANSWER_ENVELOPE);
        for (Recorded recorded : evidence.records()) {
            files.put(Names.record(recorded.kind()), recorded.text());
            files.put(Names.recordSalt(recorded.kind()), recorded.salt());
            files.put(Names.recordProof(recorded.kind()), recorded.proof());
        }
        files.put(Names.CHECKPOINT, evidence.checkpoint());
        numbered(files, Names.TIME_STAMP, evidence.timeStamps(), token -> token);
        files.put(Names.LOG_KEY, text(evidence.logKey() + "\n"));
        numbered(files, Names.WITNESS_KEY, evidence.witnessKeys(), key -> text(key + "\n"));
        evidence.client().ifPresent(client -> files.put(Names.CLIENT, pem(client)));
        files.put(Names.HUB, pem(evidence.hub()));
        if (!evidence.authorities().isEmpty()) {
            files.put(Names.AUTHORITIES, Certificates.pem(evidence.authorities()));
        }
        numbered(files, Names.REVOCATION, evidence.revocation(), crl -> crl);
        numbered(files, Names.STATUS, evidence.statuses(), answer -> answer);
        return files;
    }

    /** A SOAP envelope stands there by itself too, so that any tool for signed XML can be pointed at it. */
    private static void add(
            SequencedMap<String, byte[]> files, Optional<Spoken> spoken, String name, String salt, String envelope) {
        spoken.ifPresent(said -> {
            files.put(name, said.http());
            files.put(salt, said.salt());
            HttpText http = HttpText.parse(said.http());
            if (http.isXml()) {
                files.put(envelope, http.body());
            }
        });
    }

    private static <T> void numbered(
            SequencedMap<String, byte[]> files, String pattern, List<T> all, Function<T, byte[]> bytes) {
        for (int i = 0; i < all.size(); i++) {
            files.put(pattern.formatted(i + 1), bytes.apply(all.get(i)));
        }
    }

    private static byte[] pem(X509Certificate certificate) {
        return Certificates.pem(List.of(certificate));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
