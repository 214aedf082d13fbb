package ir.gsb.evidence;

import java.util.Set;

/** What the files of a container are called. */
final class Names {

    static final String MIMETYPE = "mimetype";
    static final String CONTAINER_TYPE = "application/vnd.etsi.asic-e+zip";
    static final String MANIFEST = "META-INF/ASiCManifest001.xml";
    static final String SEAL = "META-INF/signature001.p7s";

    static final String REQUEST = "request.http";
    static final String REQUEST_SALT = "request.salt";
    static final String REQUEST_ENVELOPE = "request-envelope.xml";
    static final String ANSWER = "answer.http";
    static final String ANSWER_SALT = "answer.salt";
    static final String ANSWER_ENVELOPE = "answer-envelope.xml";
    static final String CHECKPOINT = "checkpoint";
    static final String TIME_STAMP = "checkpoint-%d.tsr";
    static final String LOG_KEY = "log.vkey";
    static final String WITNESS_KEY = "witness-%d.vkey";
    static final String CLIENT = "client.pem";
    static final String HUB = "hub.pem";
    static final String AUTHORITIES = "authorities.pem";
    static final String REVOCATION = "revocation/%d.crl";
    static final String STATUS = "revocation/%d.ocsp";
    static final String SUMMARY = "summary.html";

    /** What the seal is not over: itself, its manifest, which it is over in another way, and a fixed text. */
    static final Set<String> NOT_LISTED = Set.of(MIMETYPE, MANIFEST, SEAL);

    private Names() {}

    static String record(Recorded.Kind kind) {
        return "record-" + kind.word() + ".json";
    }

    static String recordSalt(Recorded.Kind kind) {
        return "record-" + kind.word() + ".salt";
    }

    static String recordProof(Recorded.Kind kind) {
        return "record-" + kind.word() + ".tlog-proof";
    }
}
