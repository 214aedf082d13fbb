package ir.gsb.joining;

import ir.gsb.message.Code;
import ir.gsb.message.Party;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Violation;
import ir.gsb.registry.Agency;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.RegisteredCertificate;
import ir.gsb.registry.Registry;
import ir.gsb.registry.Wanted;
import ir.gsb.registry.Wish;
import ir.gsb.security.Certificates;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator approves.
 *
 * @param fingerprint that he compared with who asks
 * @param existing whether he knows that agency or system are registered, and means to give it a further key
 * @param names of an agency and a system that are new: {@code agencyNameFa}, {@code agencyNameEn},
 *     {@code systemNameFa}, {@code systemNameEn}
 * @param certificate of an outside authority, in PEM, with those above it; absent if the hub's authority issues
 */
public record Approval(String fingerprint, boolean existing, Map<String, String> names, Optional<String> certificate) {

    /** The members of {@code names}. */
    public static final List<String> NAMES = List.of("agencyNameFa", "agencyNameEn", "systemNameFa", "systemNameEn");

    private static final int LONGEST_NAME = 200;

    /** Adds the certificate, and before it the agency and the system that are not there. */
    Wish wish(Party party, X509Certificate issued) {
        return before -> {
            boolean agency = before.agency(party.agency()).isPresent();
            boolean system = before.system(party).isPresent();
            requireMeant(party, before, agency, system);
            List<Wanted> wanted = new ArrayList<>();
            if (!agency) {
                wanted.add(
                        new Wanted("", new Agency(party.agency(), name("agencyNameFa"), name("agencyNameEn"), false)));
            }
            if (!system) {
                wanted.add(new Wanted(
                        "",
                        new PartySystem(
                                party, name("systemNameFa"), name("systemNameEn"), false, false, false, false)));
            }
            wanted.add(new Wanted("", registered(party, issued)));
            return wanted;
        };
    }

    private void requireMeant(Party party, Registry before, boolean agency, boolean system) {
        if (agency && !existing) {
            throw new RefusedException(new Refusal(
                    Code.STATE_CONFLICT,
                    warning(party, before).orElseThrow(),
                    List.of(new Violation("/existing", "must be set to approve nevertheless")),
                    Optional.empty()));
        }
        List<Violation> wrong = new ArrayList<>();
        for (String name : NAMES) {
            boolean ofAgency = name.startsWith("agency");
            String whose = ofAgency ? "agency " + party.agency() : "system " + party;
            named(name, whose, ofAgency ? agency : system).ifPresent(wrong::add);
        }
        if (!wrong.isEmpty()) {
            throw violated(wrong);
        }
    }

    private Optional<Violation> named(String which, String whose, boolean registered) {
        String name = names.getOrDefault(which, "").strip();
        if (registered) {
            return names.containsKey(which)
                    ? Optional.of(new Violation("/" + which, "must be left out: " + whose + " has its name already"))
                    : Optional.empty();
        }
        String language = which.endsWith("Fa") ? "in Persian" : "in English";
        return name.isEmpty() || name.length() > LONGEST_NAME
                ? Optional.of(new Violation(
                        "/" + which,
                        "must be the name of " + whose + " " + language + ", 1 to " + LONGEST_NAME
                                + " characters, for it is new"))
                : Optional.empty();
    }

    /** What an operator must know of a party that is registered already. */
    static Optional<String> warning(Party party, Registry registry) {
        if (registry.system(party).isPresent()) {
            List<String> roles = registry.system(party).orElseThrow().roles();
            return Optional.of("System " + party + " exists already, with "
                    + registry.certificatesOf(party).size() + " certificates"
                    + (roles.isEmpty() ? "" : " and the roles " + String.join(", ", roles))
                    + ": a further key gets all its rights. Ask who speaks for it whether the key is its own.");
        }
        return registry.agency(party.agency())
                .map(agency -> "Agency " + party.agency()
                        + " exists already: ask who speaks for it whether the new system is its own.");
    }

    private String name(String which) {
        return names.getOrDefault(which, "").strip();
    }

    private static RegisteredCertificate registered(Party party, X509Certificate issued) {
        try {
            return RegisteredCertificate.read(
                    party, new String(Certificates.pem(List.of(issued)), StandardCharsets.US_ASCII));
        } catch (CertificateException broken) {
            throw new IllegalStateException("a certificate that was issued cannot be read", broken);
        }
    }

    static RefusedException violated(String member, String message) {
        return violated(List.of(new Violation("/" + member, message)));
    }

    private static RefusedException violated(List<Violation> wrong) {
        return new RefusedException(new Refusal(
                Code.SCHEMA_VIOLATION,
                "This cannot be taken: correct what the violations name.",
                wrong,
                Optional.empty()));
    }
}
