package ir.gsb.registry;

import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is registered, as of one moment; never changes. */
public final class Registry {

    /** Where the newest registry is to be had; asked anew for each message. */
    @FunctionalInterface
    public interface Source {
        Registry current();
    }

    private static final SortedMap<String, Entry> NONE = Collections.emptySortedMap();

    private record Right(Party client, InquiryType inquiry) {}

    private final Map<Entry.Kind, SortedMap<String, Entry>> entries;
    private final Map<String, Agency> agencies;
    private final Map<Party, PartySystem> systems;
    private final Map<String, RegisteredCertificate> certificates;
    private final Map<InquiryType, Inquiry> inquiries;
    private final Map<Right, List<Agreement>> agreements;

    public Registry(
            Collection<Agency> agencies,
            Collection<PartySystem> systems,
            Collection<RegisteredCertificate> certificates,
            Collection<Inquiry> inquiries,
            Collection<Agreement> agreements) {
        this.entries = entries(Stream.of(agencies, systems, certificates, inquiries, agreements)
                .flatMap(Collection::stream));
        this.agencies = index(agencies, Agency::id);
        this.systems = index(systems, PartySystem::party);
        this.certificates = index(certificates, RegisteredCertificate::thumbprint);
        this.inquiries = index(inquiries, Inquiry::type);
        this.agreements = agreements.stream()
                .collect(Collectors.groupingBy(
                        agreement -> new Right(agreement.client(), agreement.inquiry()),
                        Collectors.toUnmodifiableList()));
    }

    private static Map<Entry.Kind, SortedMap<String, Entry>> entries(Stream<? extends Entry> all) {
        Map<Entry.Kind, SortedMap<String, Entry>> entries = new EnumMap<>(Entry.Kind.class);
        all.forEach(entry ->
                entries.computeIfAbsent(entry.kind(), kind -> new TreeMap<>()).put(entry.key(), entry));
        return entries;
    }

    private static <K, V> Map<K, V> index(Collection<V> all, Function<V, K> key) {
        return all.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    /** An entry by its kind and key. */
    public Optional<Entry> entry(Entry.Kind kind, String key) {
        return Optional.ofNullable(entries.getOrDefault(kind, NONE).get(key));
    }

    /** All entries of a kind, in the order of their keys. */
    public Stream<Entry> entries(Entry.Kind kind) {
        return entries.getOrDefault(kind, NONE).values().stream();
    }

    public Optional<Agency> agency(String id) {
        return Optional.ofNullable(agencies.get(id));
    }

    public Optional<PartySystem> system(Party party) {
        return Optional.ofNullable(systems.get(party));
    }

    /** @param thumbprint x5t#S256 of the certificate */
    public Optional<RegisteredCertificate> certificate(String thumbprint) {
        return Optional.ofNullable(certificates.get(thumbprint));
    }

    public List<RegisteredCertificate> certificatesOf(Party party) {
        return certificates.values().stream()
                .filter(certificate -> certificate.party().equals(party))
                .toList();
    }

    public Optional<Inquiry> inquiry(InquiryType type) {
        return Optional.ofNullable(inquiries.get(type));
    }

    public Collection<Inquiry> inquiries() {
        return inquiries.values();
    }

    /** The newest later version of an inquiry that is served. */
    public Optional<InquiryType> successor(InquiryType type, Instant now) {
        return inquiries.values().stream()
                .filter(inquiry -> inquiry.state() == Inquiry.State.ACTIVE && !inquiry.isRetired(now))
                .map(Inquiry::type)
                .filter(newer -> newer.name().equals(type.name()) && newer.version() > type.version())
                .max(Comparator.comparingInt(InquiryType::version));
    }

    /** The agreements between a client and an inquiry, valid or not. */
    public List<Agreement> agreements(Party client, InquiryType inquiry) {
        return agreements.getOrDefault(new Right(client, inquiry), List.of());
    }
}
