package ir.gsb.evidence;

import ir.gsb.security.NotProvenException;
import ir.gsb.security.Seal;
import ir.gsb.security.SealVerifier;
import ir.gsb.security.TimeStampVerifier;
import java.security.MessageDigest;
import java.util.Map;

/** Checks 2 and 3: the seal is over the manifest and the manifest over all else. */
final class SealStep {

    private final Opened container;
    private final Trust trust;

    SealStep(Opened container, Trust trust) {
        this.container = container;
        this.trust = trust;
    }

    Judgement manifest() throws NotProvenException {
        Manifest manifest = Manifest.parse(container.file(Names.MANIFEST));
        if (!manifest.seal().equals(Names.SEAL)) {
            throw new NotProvenException("the manifest names another seal than " + Names.SEAL);
        }
        for (Map.Entry<String, byte[]> listed : manifest.digests().entrySet()) {
            byte[] content = container
                    .optional(listed.getKey())
                    .orElseThrow(() -> new NotProvenException(listed.getKey() + " is listed but missing"));
            if (!MessageDigest.isEqual(Manifest.sha256(content), listed.getValue())) {
                throw new NotProvenException(listed.getKey() + " is not what the manifest lists");
            }
        }
        for (String name : container.files().keySet()) {
            if (!Names.NOT_LISTED.contains(name) && !manifest.digests().containsKey(name)) {
                throw new NotProvenException("no signature covers " + name);
            }
        }
        return Judgement.holds(
                manifest.digests().size() + " files are what the manifest lists, and there are no others");
    }

    Judgement seal() throws NotProvenException {
        if (trust.authorities().isEmpty() || trust.timeStamps().isEmpty()) {
            return Judgement.noTrust("no authority is named for the seal and its time-stamp (--ca, --tsa)");
        }
        Seal seal = new SealVerifier(trust.authorities(), new TimeStampVerifier(trust.timeStamps()))
                .verify(container.file(Names.SEAL), container.file(Names.MANIFEST));
        if (!trust.hub().isEmpty() && !trust.hub().contains(seal.signer())) {
            throw new NotProvenException("the seal is not by a certificate of the hub that you named");
        }
        String open = trust.hub().isEmpty() ? "; any sealer of your CA would do, name the hub's with --hub-cert" : "";
        return Judgement.holds(
                "sealed by " + seal.signer().getSubjectX500Principal().getName() + ", there at "
                        + seal.timeStamp().at() + open);
    }
}
