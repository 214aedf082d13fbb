package ir.gsb.cli;

import ir.gsb.security.SigningKey;
import ir.gsb.security.UnfitFileException;
import java.time.Instant;

/** Looks at a party's own key and certificate, for which no hub is needed. */
final class OwnKey {

    private OwnKey() {}

    static Look<SigningKey> key(Credentials credentials) {
        try {
            SigningKey key = credentials.signingKey();
            return new Look.Well<>(key, key.algorithm().wire() + ", certificate " + key.thumbprint());
        } catch (UnfitFileException other) {
            return new Look.Ill<>(
                    sentence(other),
                    "Name the right file: --key takes your private key, --cert the certificate that was issued for it,"
                            + " --keystore both as PKCS#12 with its password in --password-file.");
        } catch (IllegalArgumentException unfit) {
            return new Look.Ill<>(
                    sentence(unfit),
                    "Use the certificate that was issued for this very key, or the key for which it was issued.");
        } catch (CannotAskException missing) {
            return new Look.Ill<>("There is no key to sign with.", sentence(missing));
        }
    }

    static Look<SigningKey> certificate(SigningKey key, Instant now) {
        var time = new CertificateTime(key.certificate(), now);
        return time.isNow()
                ? new Look.Well<>(
                        key, key.certificate().getSubjectX500Principal().getName() + ", " + time.words())
                : new Look.Ill<>(
                        "Your certificate " + time.wrong() + ".",
                        "Have a new one issued, and registered at the hub; if this machine's date is wrong, set it.");
    }

    static String sentence(RuntimeException why) {
        String text = String.valueOf(why.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }
}
