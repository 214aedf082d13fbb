package ir.gsb.security;

import ir.gsb.message.Party;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A throw-away PKI for trying the hub out: an authority, the hub's keys, one key for each party. What is there and whole
 * is kept; what is missing, broken or expired is made. Never for production.
 */
public final class SamplePki {

    /** Of all its PKCS#12 files. */
    public static final String PASSWORD = "gsb-sample";

    /** Who takes part in the samples. */
    public static final List<Member> MEMBERS = List.of(
            new Member(new Party("tax", "portal"), KeyType.EC_P256),
            new Member(new Party("municipality", "permits"), KeyType.RSA),
            new Member(new Party("civil-registry", "population"), KeyType.EC_P256),
            new Member(new Party("post", "addresses"), KeyType.EC_P256),
            new Member(new Party("audit", "office"), KeyType.EC_P256),
            new Member(new Party("portal", "citizens"), KeyType.EC_P256),
            new Member(new Party("land-registry", "titles"), KeyType.ED25519),
            new Member(new Party("operator", "registry"), KeyType.EC_P256));

    private static final List<GeneralName> HOSTS = List.of(
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, "hub"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));

    /** A party and the kind of key that it gets. */
    public record Member(Party party, KeyType keyType) {}

    private final Path folder;
    private final Clock clock;
    private final SecureRandom random;

    /** @param folder where all files stand; made if it is not there */
    public SamplePki(Path folder, Clock clock, SecureRandom random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    /** Where a party's {@code key.pem}, {@code cert.pem} and {@code keystore.p12} stand. */
    public Path folderOf(Party party) {
        return folder.resolve(party.agency() + "-" + party.system());
    }

    /** A party's key; {@link #ensure} must have made it. */
    public SigningKey keyOf(Party party) {
        return KeyFiles.in(folderOf(party)).load();
    }

    /** The certificate of the key with which the hub signs; {@link #ensure} must have made it. */
    public X509Certificate hubCertificate() {
        return KeyFiles.prefixed(folder.resolve("hub"), "signing").load().certificate();
    }

    private KeyFiles evidence() {
        return KeyFiles.prefixed(folder.resolve("hub"), "evidence");
    }

    private KeyFiles timeStamps() {
        return KeyFiles.in(folder.resolve("tsa"));
    }

    /** A time-stamp authority with the sample's key; {@link #ensure} must have made it. */
    public TimeStampAuthority timeStampAuthority() {
        return new TimeStampAuthority(
                timeStamps().load(), SigningKeys.certificate(folder.resolve("ca.pem")), clock, random);
    }

    /**
     * Sees to it that all files are there. Processes that do so at the same time wait for each other.
     *
     * @throws IOException if the folder cannot be written
     */
    public void ensure(List<Member> members) throws IOException {
        Files.createDirectories(folder);
        synchronized (SamplePki.class) {
            try (var channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                ensureLocked(members);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("this Java cannot make the sample keys", e);
            }
        }
    }

    private void ensureLocked(List<Member> members) throws IOException, GeneralSecurityException {
        SampleAuthority authority = authority();
        Path hub = folder.resolve("hub");
        ensureAuthorityOf(hub, authority);
        ensure(KeyFiles.prefixed(hub, "signing"), authority, name("GSB hub", "GSB sample"), KeyType.EC_P256, List.of());
        ensure(KeyFiles.prefixed(hub, "tls"), authority, name("localhost", "GSB sample"), KeyType.EC_P256, HOSTS);
        ensure(evidence(), authority, issuer -> issuer.issueForSealing(name("GSB hub evidence", "GSB sample")));
        ensure(timeStamps(), authority, issuer -> issuer.issueForTimeStamps(name("GSB sample TSA", "GSB sample")));
        ensureRevocations(authority);
        for (Member member : members) {
            Party party = member.party();
            X500Name name = name(party.toString(), party.agency());
            ensure(KeyFiles.in(folderOf(party)), authority, name, member.keyType(), List.of());
        }
    }

    /** The sample's authority is the hub's own, too: who joins stands under the same as all others. */
    private void ensureAuthorityOf(Path hub, SampleAuthority authority) throws IOException, GeneralSecurityException {
        Path store = hub.resolve("authority.p12");
        Files.createDirectories(hub);
        if (Files.notExists(store) || !holds(store, authority.certificate())) {
            Files.deleteIfExists(store);
            new KeyFiles(folder.resolve("ca-key.pem"), folder.resolve("ca.pem"), store)
                    .writeKeyStore(authority.certificate(), PASSWORD.toCharArray());
        }
    }

    private static boolean holds(Path store, X509Certificate certificate) {
        try {
            return SigningKeys.fromPkcs12(store, PASSWORD.toCharArray())
                    .certificate()
                    .equals(certificate);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private void ensureRevocations(SampleAuthority authority) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("ca.crl");
        if (Files.notExists(file) || !RevocationLists.current(file, authority.certificate(), clock.instant())) {
            KeyFiles.write(file, authority.revokeNone(), false);
        }
    }

    private SampleAuthority authority() throws IOException, GeneralSecurityException {
        var files = new KeyFiles(folder.resolve("ca-key.pem"), folder.resolve("ca.pem"), folder.resolve("ca.p12"));
        if (!files.hold(this::current)) {
            files.write(SampleAuthority.found(clock, random));
        }
        if (Files.notExists(files.store())) {
            files.writeTrustStore(PASSWORD.toCharArray());
        }
        return new SampleAuthority(files.load(), clock, random);
    }

    private void ensure(
            KeyFiles files, SampleAuthority authority, X500Name subject, KeyType type, List<GeneralName> hosts)
            throws IOException, GeneralSecurityException {
        ensure(files, authority, issuer -> issuer.issue(subject, type, hosts));
    }

    /** What an authority is asked for. */
    @FunctionalInterface
    private interface Request {
        SigningKey issuedBy(SampleAuthority authority) throws GeneralSecurityException;
    }

    private void ensure(KeyFiles files, SampleAuthority authority, Request request)
            throws IOException, GeneralSecurityException {
        if (!files.hold(certificate -> current(certificate) && issued(certificate, authority))) {
            files.write(request.issuedBy(authority));
        }
        if (Files.notExists(files.store())) {
            files.writeKeyStore(authority.certificate(), PASSWORD.toCharArray());
        }
    }

    private boolean current(X509Certificate certificate) {
        return certificate.getNotAfter().after(Date.from(clock.instant()));
    }

    private static boolean issued(X509Certificate certificate, SampleAuthority by) {
        try {
            certificate.verify(by.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static X500Name name(String commonName, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .addRDN(BCStyle.O, organisation)
                .build();
    }
}
