package ir.gsb.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Party;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A declarative registry, read from YAML and complete in itself or meant to add to what is registered already. */
public final class RegistryFile {

    /** What stands at a place of the file. */
    record Placed<T>(String place, T entry) {}

    /** @param suspended absent if the file leaves it as it is */
    record AgencyEntry(String id, String nameFa, String nameEn, Optional<Boolean> suspended) {}

    /** Its state, notice and dates are absent if the file leaves them as they are. */
    record InquiryEntry(
            InquiryType type,
            Party provider,
            String titleFa,
            String titleEn,
            boolean idempotent,
            Optional<Inquiry.State> state,
            Optional<String> notice,
            Optional<Instant> deprecatedAt,
            Optional<Instant> sunsetAt) {}

    static final String AUDITOR = "auditor";
    static final String PAYLOAD_READER = "payload-reader";
    static final String OPERATOR = "operator";

    private static final Set<String> ROLES = Set.of(AUDITOR, PAYLOAD_READER, OPERATOR);
    private static final String INLINE = "-----BEGIN ";

    private final @Nullable Path base;
    private final Set<String> stated = new HashSet<>();
    private final List<Placed<AgencyEntry>> agencies;
    private final List<Placed<PartySystem>> systems;
    private final List<Placed<RegisteredCertificate>> certificates = new ArrayList<>();
    private final List<Placed<InquiryEntry>> inquiries;
    private final List<Placed<Agreement>> agreements;

    private RegistryFile(FileEntry root, @Nullable Path base) {
        root.knowing("agencies", "systems", "inquiries", "agreements");
        this.base = base;
        this.agencies = root.entries("agencies", entry -> new Placed<>(entry.place(), agency(entry)));
        this.systems = root.entries("systems", entry -> new Placed<>(entry.place(), system(entry)));
        this.inquiries = root.entries("inquiries", entry -> new Placed<>(entry.place(), inquiry(entry)));
        this.agreements = root.entries("agreements", entry -> new Placed<>(entry.place(), agreement(entry)));
    }

    /**
     * Reads a file.
     *
     * @param base the folder that the paths of certificates start from
     * @throws RegistryFileException if the file, or a certificate that it names, is not in order
     */
    public static RegistryFile read(Path file, Path base) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), yaml, base);
        } catch (IOException unreadable) {
            throw new RegistryFileException(file.toString(), "cannot be read; check its path and rights", unreadable);
        }
    }

    /** Reads what is not a file of its own, as a resource. */
    public static RegistryFile read(String name, InputStream yaml, Path base) {
        var mapper = new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            JsonNode root = mapper.readTree(yaml);
            return new RegistryFile(new FileEntry(name + ": ", root), base);
        } catch (IOException malformed) {
            throw new RegistryFileException(name, "is not well-formed YAML: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Reads the same as JSON, with each certificate in it as PEM.
     *
     * @param name what places in it are told under
     */
    public static RegistryFile json(String name, byte[] json) {
        try {
            JsonNode root = new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(json);
            return new RegistryFile(new FileEntry(name, root), null);
        } catch (IOException malformed) {
            throw new RegistryFileException(name, "is not well-formed JSON", malformed);
        }
    }

    /** Entries shall be as the file says; what it leaves open stays as it is, and so does what it does not name. */
    public Wish wish() {
        return new FileWish(this)::of;
    }

    /** The same, and what the file does not name shall end: nothing is ever removed. */
    public Wish wishOfAll() {
        return new FileWish(this)::ofAll;
    }

    /** The agreement of a file that has one and nothing else. */
    public Agreement onlyAgreement() {
        return agreements.getFirst().entry();
    }

    /** Whether the file says itself in which state this agreement is. */
    boolean states(Agreement agreement) {
        return stated.contains(agreement.id());
    }

    List<Placed<AgencyEntry>> agencies() {
        return agencies;
    }

    List<Placed<PartySystem>> systems() {
        return systems;
    }

    List<Placed<RegisteredCertificate>> certificates() {
        return certificates;
    }

    List<Placed<InquiryEntry>> inquiries() {
        return inquiries;
    }

    List<Placed<Agreement>> agreements() {
        return agreements;
    }

    private static AgencyEntry agency(FileEntry entry) {
        entry.knowing("id", "nameFa", "nameEn", "suspended");
        return new AgencyEntry(
                entry.parsed("id", id -> new Party(id, "any").agency()),
                entry.text("nameFa"),
                entry.text("nameEn"),
                entry.flag("suspended"));
    }

    private PartySystem system(FileEntry entry) {
        entry.knowing(
                "party",
                "nameFa",
                "nameEn",
                "signRequests",
                "verifyAnswers",
                "roles",
                "callback",
                "quotaPerDay",
                "quotaPerSecond",
                "certificates");
        Party party = entry.parsed("party", Party::parse);
        certificates.addAll(entry.entries(
                "certificates",
                certificate -> new Placed<>(certificate.place() + ".pem", certificate(certificate, party))));
        List<String> roles = entry.list("roles", RegistryFile::role);
        return new PartySystem(
                party,
                entry.text("nameFa"),
                entry.text("nameEn"),
                entry.flag("signRequests").orElse(false),
                entry.flag("verifyAnswers").orElse(false),
                roles.contains(AUDITOR),
                roles.contains(PAYLOAD_READER),
                roles.contains(OPERATOR),
                entry.optional("callback", RegistryFile::callback),
                entry.positive("quotaPerDay"),
                entry.positive("quotaPerSecond"));
    }

    private static URI callback(String text) {
        URI address = URI.create(matching("https?://.*", text, "must be an address, as https://host/path"));
        if (address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("must name a host, and neither a user nor a fragment");
        }
        return address;
    }

    private static String role(String text) {
        if (!ROLES.contains(text)) {
            throw new IllegalArgumentException("must be auditor, payload-reader or operator: there is no other role");
        }
        return text;
    }

    private RegisteredCertificate certificate(FileEntry entry, Party party) {
        entry.knowing("pem", "revoked");
        boolean revoked = entry.flag("revoked").orElse(false);
        try {
            X509Certificate certificate = StoredCertificate.parse(pem(entry));
            return new RegisteredCertificate(party, StoredCertificate.thumbprint(certificate), certificate, revoked);
        } catch (CertificateException malformed) {
            String what = entry.text("pem").startsWith(INLINE) ? "this" : base + "/" + entry.text("pem");
            throw entry.error("pem", what + " is no X.509 certificate; it must be PEM or DER of one certificate");
        }
    }

    private byte[] pem(FileEntry entry) {
        String pem = entry.text("pem");
        if (pem.startsWith(INLINE)) {
            return pem.getBytes(StandardCharsets.US_ASCII);
        }
        if (base == null) {
            throw entry.error("pem", "must be the certificate itself, as PEM");
        }
        Path file = base.resolve(pem);
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw entry.error("pem", "there is no readable file " + file + "; put the certificate there");
        }
    }

    private static InquiryEntry inquiry(FileEntry entry) {
        entry.knowing(
                "type", "provider", "titleFa", "titleEn", "idempotent", "state", "notice", "deprecatedAt", "sunsetAt");
        Optional<Instant> deprecated = entry.optional("deprecatedAt", RegistryFile::instant);
        Optional<Instant> sunset = entry.optional("sunsetAt", RegistryFile::instant);
        if (deprecated.isPresent() && sunset.isPresent() && !sunset.get().isAfter(deprecated.get())) {
            throw entry.error("sunsetAt", "must be later than deprecatedAt");
        }
        return new InquiryEntry(
                entry.parsed("type", InquiryType::parse),
                entry.parsed("provider", Party::parse),
                entry.text("titleFa"),
                entry.text("titleEn"),
                entry.flag("idempotent").orElse(false),
                entry.optional("state", text -> word(Inquiry.State.values(), text)),
                entry.optionalText("notice"),
                deprecated,
                sunset);
    }

    private Agreement agreement(FileEntry entry) {
        entry.knowing(
                "id",
                "client",
                "inquiry",
                "modes",
                "fields",
                "purpose",
                "legalBasis",
                "validFrom",
                "validUntil",
                "quotaPerDay",
                "quotaPerSecond",
                "state");
        Set<Mode> modes = Set.copyOf(entry.list("modes", text -> word(Mode.values(), text)));
        if (modes.isEmpty()) {
            throw entry.error("modes", "must name VERIFY, RETRIEVE or both");
        }
        Instant from = entry.parsed("validFrom", RegistryFile::instant);
        Optional<Instant> until = entry.optional("validUntil", RegistryFile::instant);
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw entry.error("validUntil", "must be later than validFrom");
        }
        String id = entry.parsed("id", RegistryFile::agreementId);
        Optional<Agreement.State> state = entry.optional("state", text -> word(Agreement.State.values(), text));
        state.ifPresent(said -> stated.add(id));
        return new Agreement(
                id,
                entry.parsed("client", Party::parse),
                entry.parsed("inquiry", InquiryType::parse),
                modes,
                Set.copyOf(entry.list("fields", RegistryFile::field)),
                entry.text("purpose"),
                entry.text("legalBasis"),
                from,
                until,
                entry.positive("quotaPerDay"),
                entry.positive("quotaPerSecond"),
                state.orElse(Agreement.State.GRANTED));
    }

    private static <E extends Enum<E>> E word(E[] words, String text) {
        return Arrays.stream(words)
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + Arrays.toString(words)));
    }

    private static String agreementId(String text) {
        return matching("[A-Za-z0-9._-]{1,64}", text, "must be 1 to 64 of the characters A-Z a-z 0-9 . _ -");
    }

    private static String field(String text) {
        return matching("[a-z][A-Za-z0-9]{0,63}", text, "must name fields of the answer, as firstName");
    }

    private static String matching(String pattern, String text, String rule) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(rule);
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "must be a time with its offset, as 2025-03-21T00:00:00+03:30", malformed);
        }
    }
}
