package ir.gsb.exchangelog;

import ir.gsb.exchangelog.LogAudit.Findings;
import ir.gsb.exchangelog.SqlVouchers.NoteSeen;
import ir.gsb.exchangelog.SqlVouchers.StampSeen;
import ir.gsb.exchangelog.Tampering.Kind;
import ir.gsb.security.NotProvenException;
import ir.gsb.security.TimeStampVerifier;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.Note;
import ir.gsb.tlog.TlogException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds time-stamps and cosignatures against the very bytes of their checkpoints. What it cannot find: one of several
 * that was deleted with nothing in its place, since no other is over all of them.
 */
final class AttestationAudit {

    private final Connection connection;
    private final Findings findings;
    private final String log;
    private final AttestationTrust trust;
    private final TimeStampVerifier verifier;
    private final Map<String, Long> unknown = new HashMap<>();
    private long timeStamps;
    private long cosignatures;

    /** @param log its name, under which it signs itself */
    AttestationAudit(Connection connection, Findings findings, String log, AttestationTrust trust) {
        this.connection = connection;
        this.findings = findings;
        this.log = log;
        this.trust = trust;
        this.verifier = new TimeStampVerifier(trust.timeStamps());
    }

    /** @param from the size of the first checkpoint to be looked at */
    Vouched check(long from) throws SQLException {
        SqlVouchers.notes(connection, from, this::note);
        SqlVouchers.stamps(connection, from, this::stamp);
        return new Vouched(timeStamps, !trust.timeStamps().isEmpty(), cosignatures, unknown);
    }

    private boolean isGoingOn() {
        return findings.size() < LogAudit.MOST_FOUND;
    }

    private boolean note(NoteSeen seen) {
        try {
            Note note = Note.parse(seen.note());
            List<Note.Signature> others = note.signatures().stream()
                    .filter(one -> !one.name().equals(log))
                    .toList();
            if (seen.lonely() && others.isEmpty()) {
                findings.add(
                        Kind.CHECKPOINT_CHANGED,
                        "checkpoint " + seen.size(),
                        "somebody outside vouched for it, and what he said is gone");
            }
            others.forEach(one -> cosignature(seen.size(), note, one));
        } catch (TlogException malformed) {
            // Found already, where the checkpoints themselves were read.
        }
        return isGoingOn();
    }

    private void cosignature(long size, Note note, Note.Signature signature) {
        Optional<CosignatureVerifier> witness =
                trust.witnesses().stream().filter(one -> one.isOwn(signature)).findFirst();
        if (witness.isEmpty()) {
            unknown.merge(signature.name(), 1L, Long::sum);
            return;
        }
        try {
            witness.get().verify(Note.unsigned(note.text()).with(List.of(signature)));
            cosignatures++;
        } catch (TlogException changed) {
            findings.add(
                    Kind.COSIGNATURE_CHANGED,
                    "checkpoint " + size + ", cosignature of " + signature.name(),
                    String.valueOf(changed.getMessage()));
        }
    }

    private boolean stamp(StampSeen seen) {
        try {
            hold(seen);
            timeStamps++;
        } catch (NotProvenException changed) {
            findings.add(
                    Kind.TIME_STAMP_CHANGED,
                    "checkpoint " + seen.size() + ", time-stamp of " + seen.authority(),
                    String.valueOf(changed.getMessage()));
        }
        return isGoingOn();
    }

    private void hold(StampSeen seen) throws NotProvenException {
        if (seen.note() == null) {
            throw new NotProvenException("there is no such checkpoint");
        }
        byte[] stamped = seen.note().getBytes(StandardCharsets.UTF_8);
        if (trust.timeStamps().isEmpty()) {
            verifier.verifyByItself(seen.token(), stamped);
        } else {
            verifier.verify(seen.token(), stamped);
        }
    }
}
