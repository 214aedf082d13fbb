package ir.gsb.security;

import ir.gsb.message.Party;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;

/** An authority, keys and a registry in memory, at one fixed moment. */
final class SampleParties {

    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final Party PORTAL = new Party("tax", "portal");

    private final SecureRandom random = new SecureRandom();
    private final List<RegisteredCertificate> registered = new ArrayList<>();
    private final Map<KeyType, SigningKey> keys = new EnumMap<>(KeyType.class);

    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** One key of each kind, registered for {@link #PORTAL}. */
    SigningKey keyOf(KeyType type) {
        return keys.computeIfAbsent(type, wanted -> registered(PORTAL, wanted, false));
    }

    SigningKey registered(Party party, KeyType type, boolean revoked) {
        SigningKey key = issued(type, NOW);
        registered.add(new RegisteredCertificate(party, key.thumbprint(), key.certificate(), revoked));
        return key;
    }

    SigningKey registeredAt(Instant issued) {
        SigningKey key = issued(KeyType.EC_P256, issued);
        registered.add(new RegisteredCertificate(PORTAL, key.thumbprint(), key.certificate(), false));
        return key;
    }

    SigningKey issued(KeyType type, Instant at) {
        Clock clock = Clock.fixed(at, ZoneOffset.UTC);
        try {
            var authority = new SampleAuthority(SampleAuthority.found(clock, random), clock, random);
            return authority.issue(new X500Name("CN=test"), type, List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Registry registry() {
        return new Registry(List.of(), List.of(), registered, List.of(), List.of());
    }
}
