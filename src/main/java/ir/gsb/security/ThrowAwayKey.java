package ir.gsb.security;

import ir.gsb.message.Party;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** A key with a certificate of an authority that is forgotten at once: for trials outside a hub, kept nowhere. */
public final class ThrowAwayKey {

    private ThrowAwayKey() {}

    public static SigningKey of(Party party, Clock clock, SecureRandom random) {
        EcdsaProvider.install();
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, party.toString())
                .addRDN(BCStyle.O, party.agency())
                .build();
        try {
            return new SampleAuthority(SampleAuthority.found(clock, random), clock, random)
                    .issue(name, KeyType.EC_P256, List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make a key", e);
        }
    }
}
