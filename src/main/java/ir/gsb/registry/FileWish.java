package ir.gsb.registry;

import ir.gsb.registry.RegistryFile.AgencyEntry;
import ir.gsb.registry.RegistryFile.InquiryEntry;
import ir.gsb.registry.RegistryFile.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a registry file wants of the registry as it is. */
final class FileWish {

    private final RegistryFile file;

    FileWish(RegistryFile file) {
        this.file = file;
    }

    List<Wanted> of(Registry before) {
        List<Wanted> all = new ArrayList<>();
        file.agencies().forEach(one -> all.add(new Wanted(one.place(), agency(before, one.entry()))));
        file.systems().forEach(one -> all.add(new Wanted(one.place(), one.entry())));
        file.certificates().forEach(one -> all.add(new Wanted(one.place(), certificate(before, one.entry()))));
        file.inquiries().forEach(one -> all.add(new Wanted(one.place(), inquiry(before, one.entry()))));
        file.agreements().forEach(one -> all.add(new Wanted(one.place(), agreement(before, one))));
        return all;
    }

    /** What is not in the file ends; a system ends with its certificates. */
    List<Wanted> ofAll(Registry before) {
        List<Wanted> all = of(before);
        Set<String> named = new HashSet<>();
        all.forEach(wanted -> named.add(name(wanted.entry())));
        for (Entry.Kind kind : Entry.Kind.values()) {
            before.entries(kind)
                    .filter(entry -> !named.contains(name(entry)))
                    .forEach(entry -> all.add(new Wanted(kind.wire() + " " + entry.key(), ended(entry))));
        }
        return all;
    }

    private static String name(Entry entry) {
        return entry.kind().wire() + " " + entry.key();
    }

    private static Entry ended(Entry entry) {
        return switch (entry) {
            case Agency agency -> agency.suspended(true);
            case PartySystem system -> system;
            case RegisteredCertificate certificate -> certificate.asRevoked();
            case Inquiry inquiry -> inquiry.in(Inquiry.State.RETIRED, inquiry.notice());
            case Agreement agreement -> agreement.over() ? agreement : agreement.in(Agreement.State.ENDED);
        };
    }

    private static Agency agency(Registry before, AgencyEntry entry) {
        boolean suspended = entry.suspended()
                .or(() -> before.agency(entry.id()).map(Agency::suspended))
                .orElse(false);
        return new Agency(entry.id(), entry.nameFa(), entry.nameEn(), suspended);
    }

    /** Once revoked, it stays so. */
    private static RegisteredCertificate certificate(Registry before, RegisteredCertificate entry) {
        boolean revoked = before.certificate(entry.thumbprint())
                .map(RegisteredCertificate::revoked)
                .orElse(false);
        return revoked ? entry.asRevoked() : entry;
    }

    private static Inquiry inquiry(Registry before, InquiryEntry entry) {
        Optional<Inquiry> known = before.inquiry(entry.type());
        return new Inquiry(
                entry.type(),
                entry.provider(),
                entry.titleFa(),
                entry.titleEn(),
                entry.idempotent(),
                entry.state().or(() -> known.map(Inquiry::state)).orElse(Inquiry.State.ACTIVE),
                entry.notice().or(() -> known.map(Inquiry::notice)).orElse(""),
                entry.deprecatedAt().or(() -> known.flatMap(Inquiry::deprecatedAt)),
                entry.sunsetAt().or(() -> known.flatMap(Inquiry::sunsetAt)));
    }

    private Agreement agreement(Registry before, Placed<Agreement> placed) {
        Agreement entry = placed.entry();
        if (file.states(entry)) {
            return entry;
        }
        return before.entry(Entry.Kind.AGREEMENT, entry.id())
                .map(known -> entry.in(((Agreement) known).state()))
                .orElse(entry);
    }
}
