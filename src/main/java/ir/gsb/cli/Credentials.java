package ir.gsb.cli;

import ir.gsb.message.Party;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say who asks, and whom he trusts. */
final class Credentials {

    @Option(
            names = "--as",
            paramLabel = "AGENCY/SYSTEM",
            description = "Take key, certificate, the hub's certificate and the CA of this party from the sample PKI.")
    private Optional<String> party = Optional.empty();

    @Option(names = "--certs", paramLabel = "FOLDER", description = "Where --as looks (default: certs-example/out).")
    private Path folder = Path.of("certs-example", "out");

    @Option(
            names = "--identity",
            paramLabel = "FOLDER",
            description =
                    "The folder that gsb join made: key.pem, certificate.pem, hub.pem, and ca.pem for https if the"
                            + " JVM does not know the CA.")
    private Optional<Path> identity = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "Your private key, PEM.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--cert", paramLabel = "FILE", description = "The certificate of --key, PEM.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--keystore", paramLabel = "FILE", description = "Your key and certificate, PKCS#12.")
    private Optional<Path> keystore = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file whose first line is the password of --keystore.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--hub-cert", paramLabel = "FILE", description = "The certificate that the hub signs with, PEM.")
    private Optional<Path> hubCertificate = Optional.empty();

    @Option(names = "--ca", paramLabel = "FILE", description = "The CA of the hub's TLS certificate, PEM.")
    private Optional<Path> ca = Optional.empty();

    /** Whose key --as names. */
    Optional<Party> party() {
        return party.map(Party::parse);
    }

    SigningKey signingKey() {
        if (keystore.isPresent()) {
            return SigningKeys.fromPkcs12(keystore.get(), password());
        }
        Path keyFile = own(
                key,
                "key.pem",
                "key.pem",
                "Say who asks: --identity FOLDER, --as AGENCY/SYSTEM, --key and --cert, or --keystore.");
        return SigningKeys.fromPem(
                keyFile, own(certificate, "certificate.pem", "cert.pem", "--key needs its certificate: add --cert."));
    }

    X509Certificate hubCertificate() {
        Path file = hubCertificate
                .or(() -> joined("hub.pem"))
                .or(() -> party.map(any -> folder.resolve("hub/signing-cert.pem")))
                .orElseThrow(() -> new CannotAskException("Say which certificate the hub signs with: --hub-cert FILE,"
                        + " --identity FOLDER, or --as AGENCY/SYSTEM."));
        return SigningKeys.certificate(present(file));
    }

    Optional<Path> ca() {
        return ca.or(() -> joined("ca.pem").filter(Files::exists))
                .or(() -> party.map(any -> folder.resolve("ca.pem")))
                .map(Credentials::present);
    }

    private Path own(Optional<Path> named, String inIdentity, String inSample, String otherwise) {
        return present(named.or(() -> joined(inIdentity))
                .or(() -> party.map(text -> sample(text).resolve(inSample)))
                .orElseThrow(() -> new CannotAskException(otherwise)));
    }

    private Optional<Path> joined(String file) {
        if (identity.isPresent() && party.isPresent()) {
            throw new CannotAskException("--identity and --as both say who asks: leave one out.");
        }
        return identity.map(joined -> joined.resolve(file));
    }

    private Path sample(String text) {
        Party asks = Party.parse(text);
        return folder.resolve(asks.agency() + "-" + asks.system());
    }

    private static Path present(Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotAskException("There is no readable file " + file
                    + ": name another, make it with gsb join, or start the sample hub, which makes certs-example/out.");
        }
        return file;
    }

    private char[] password() {
        Path file = passwordFile.orElseThrow(
                () -> new CannotAskException("--keystore needs its password: add --password-file FILE."));
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").toCharArray();
        } catch (IOException unreadable) {
            throw new CannotAskException("The password file " + file + " cannot be read.", unreadable);
        }
    }
}
