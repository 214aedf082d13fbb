package ir.gsb.registry;

import ir.gsb.message.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that would have to change for a wish to come true, in an order in which it can be done. */
public record Plan(List<Change> changes) {

    public Plan {
        changes = List.copyOf(changes);
    }

    /** @throws RegistryFileException if the wish names an entry twice, or another party's certificate */
    public static Plan of(Registry before, Wish wish) {
        List<Change> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Wanted wanted : wish.of(before)) {
            Entry after = wanted.entry();
            if (!seen.add(after.kind() + " " + after.key())) {
                throw new RegistryFileException(wanted.place(), "is there twice; write each entry once");
            }
            Optional<Entry> entry = before.entry(after.kind(), after.key());
            refuseMove(entry, wanted);
            if (entry.filter(one -> one.written().equals(after.written())).isEmpty()) {
                changes.add(new Change(entry, after, wanted.place()));
            }
        }
        changes.sort(Comparator.comparing(change -> change.after().kind()));
        return new Plan(changes);
    }

    private static void refuseMove(Optional<Entry> before, Wanted wanted) {
        if (before.orElse(null) instanceof RegisteredCertificate known
                && wanted.entry() instanceof RegisteredCertificate certificate
                && !known.party().equals(certificate.party())) {
            throw SqlUpsert.keyRegistered(wanted.place(), null);
        }
    }

    /** @throws RegistryFileException if a certificate that is added must not be */
    void requireNew(CertificateRule rule) {
        for (Change change : changes) {
            if (change.sign() == Change.Sign.ADD
                    && change.after() instanceof RegisteredCertificate added
                    && !added.revoked()) {
                rule.objection(added.certificate()).ifPresent(why -> {
                    throw new RegistryFileException(change.place(), why);
                });
            }
        }
    }

    /** Equal only for plans that do the same to the same: the SHA-256 of the changes as JSON, in hexadecimal. */
    public String tag() {
        return CanonicalJson.hash(
                new Node.Items(changes.stream().<Node>map(Change::what).toList()));
    }
}
