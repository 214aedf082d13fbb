package ir.gsb.bench;

import ir.gsb.message.Party;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/** The throw-away keys with which the benchmark asks and checks. */
record Keys(SigningKey client, X509Certificate hub) {

    static final Party CLIENT = Party.parse("tax/portal");

    /** @param pki the folder that the hub made in its sample profile */
    static Keys of(Path pki) {
        return new Keys(
                SigningKeys.fromPem(pki.resolve("tax-portal/key.pem"), pki.resolve("tax-portal/cert.pem")),
                SigningKeys.certificate(pki.resolve("hub/signing-cert.pem")));
    }
}
