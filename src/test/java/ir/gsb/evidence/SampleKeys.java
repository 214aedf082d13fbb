package ir.gsb.evidence;

import ir.gsb.TestFolder;
import ir.gsb.message.Party;
import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.TimeStampAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;

/** A sample PKI in a folder of its own: its authority, the hub's keys, the parties' and the time-stamp authority. */
record SampleKeys(Path folder, SamplePki pki) {

    static final Party PORTAL = new Party("tax", "portal");
    static final Party PERMITS = new Party("municipality", "permits");

    static SampleKeys make() {
        Path folder = TestFolder.passing("evidence-pki");
        var pki = new SamplePki(folder, Clock.systemUTC(), new SecureRandom());
        try {
            pki.ensure(SamplePki.MEMBERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SampleKeys(folder, pki);
    }

    X509Certificate authority() {
        return SigningKeys.certificate(folder.resolve("ca.pem"));
    }

    SigningKey certifying() {
        return SigningKeys.fromPem(folder.resolve("ca-key.pem"), folder.resolve("ca.pem"));
    }

    /** @param name {@code signing} or {@code evidence} */
    SigningKey hub(String name) {
        return SigningKeys.fromPem(
                folder.resolve("hub/" + name + "-key.pem"), folder.resolve("hub/" + name + "-cert.pem"));
    }

    SigningKey of(Party party) {
        Path own = pki.folderOf(party);
        return SigningKeys.fromPem(own.resolve("key.pem"), own.resolve("cert.pem"));
    }

    TimeStampAuthority timeStamps() {
        return pki.timeStampAuthority();
    }

    TimeStampAuthority timeStamps(Clock clock) {
        return new SamplePki(folder, clock, new SecureRandom()).timeStampAuthority();
    }
}
