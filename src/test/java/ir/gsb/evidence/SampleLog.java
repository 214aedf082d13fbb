package ir.gsb.evidence;

import ir.gsb.tlog.Checkpoint;
import ir.gsb.tlog.Cosigner;
import ir.gsb.tlog.Hash;
import ir.gsb.tlog.InclusionProof;
import ir.gsb.tlog.LogProof;
import ir.gsb.tlog.Merkle;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TlogException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A log in memory, and a witness that has seen it. */
final class SampleLog {

    static final NoteSigner LOG = log("gsb.example/log");
    static final Cosigner WITNESS = witness("witness.example/audit-office");

    private final List<Hash> leaves = new ArrayList<>();

    SampleLog() {
        for (int i = 0; i < 5; i++) {
            add(Manifest.sha256(("somebody else's " + i).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** @return the index */
    int add(byte[] entry) {
        leaves.add(Merkle.leaf(entry));
        return leaves.size() - 1;
    }

    /** Signed by the log and cosigned by the witness. */
    Note checkpoint() {
        Checkpoint checkpoint = Checkpoint.of(LOG.name(), leaves.size(), Merkle.root(leaves));
        return LOG.sign(Note.unsigned(checkpoint.text())).with(List.of(WITNESS.cosign(checkpoint, Instant.now())));
    }

    byte[] proof(int index, Note checkpoint) {
        return LogProof.of(new InclusionProof(index, leaves.size(), path(index, leaves)), checkpoint)
                .toBytes();
    }

    /** RFC 6962 §2.1.1, as it stands there. */
    private static List<Hash> path(int m, List<Hash> d) {
        if (d.size() == 1) {
            return new ArrayList<>();
        }
        int k = Integer.highestOneBit(d.size() - 1);
        List<Hash> left = d.subList(0, k);
        List<Hash> right = d.subList(k, d.size());
        List<Hash> path = m < k ? path(m, left) : path(m - k, right);
        path.add(Merkle.root(m < k ? right : left));
        return path;
    }

    private static NoteSigner log(String name) {
        try {
            return NoteSigner.of(name, pem());
        } catch (TlogException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cosigner witness(String name) {
        try {
            return Cosigner.of(name, pem());
        } catch (TlogException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem() {
        try {
            byte[] der = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
