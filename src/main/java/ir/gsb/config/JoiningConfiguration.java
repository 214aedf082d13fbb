package ir.gsb.config;

import ir.gsb.exchangelog.MasterKeys;
import ir.gsb.exchangelog.RecordedActs;
import ir.gsb.exchangelog.RecordingSettings;
import ir.gsb.ingress.PublicFiles;
import ir.gsb.ingress.PublicFiles.PublicFile;
import ir.gsb.joining.Issuing;
import ir.gsb.joining.JoiningApi;
import ir.gsb.joining.JoiningSettings;
import ir.gsb.joining.Joinings;
import ir.gsb.joining.PublishedRevocations;
import ir.gsb.registry.SqlRegistry;
import ir.gsb.security.CertificateAuthority;
import ir.gsb.security.Certificates;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Thumbprint;
import ir.gsb.security.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who asks to join, who certifies him, and what anyone may fetch of the hub's own authority. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthorityProperties.class, JoiningProperties.class})
class JoiningConfiguration {

    /** The hub's own authority, if it has one. */
    record OwnAuthority(Optional<CertificateAuthority> authority) {}

    @Bean
    OwnAuthority ownAuthority(AuthorityProperties settings, Clock clock, SecureRandom random) {
        if (settings.keystore() == null || settings.passwordFile() == null) {
            return new OwnAuthority(Optional.empty());
        }
        var key = SigningKeys.fromPkcs12(settings.keystore(), Passwords.read(settings.passwordFile()));
        var address = Optional.ofNullable(settings.crlAddress());
        return new OwnAuthority(
                Optional.of(new CertificateAuthority(key, settings.validity(), address, clock, random)));
    }

    @Bean
    Joinings joinings(
            DataSource store,
            SqlRegistry registry,
            RecordingSettings recording,
            MasterKeys keys,
            OwnAuthority own,
            JoiningProperties joining,
            TrustProperties trust,
            Clock clock,
            SecureRandom random) {
        return new Joinings(
                store,
                registry,
                new RecordedActs(store, recording, keys, clock, random),
                new Issuing(own.authority(), anchors(trust), clock),
                new JoiningSettings(joining.open(), joining.waiting(), joining.perSource(), joining.patience()),
                clock,
                random);
    }

    private static TrustAnchors anchors(TrustProperties trust) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : trust.anchors()) {
            try {
                all.addAll(Certificates.read(Files.readAllBytes(file)));
            } catch (IOException unreadable) {
                throw new IllegalArgumentException("gsb.trust.anchors, " + file + ", cannot be read.", unreadable);
            }
        }
        return new TrustAnchors(all);
    }

    @Bean
    JoiningApi joiningApi(Joinings joinings) {
        return new JoiningApi(joinings);
    }

    /** The log, and what the hub's own authority publishes. */
    @Bean
    PublicFiles publicFiles(
            DataSource store, OwnAuthority own, AuthorityProperties settings, SqlRegistry registry, Clock clock) {
        PublicFiles log = LogConfiguration.logFiles(store);
        Optional<PublicFiles> authority =
                own.authority().map(known -> authorityFiles(known, settings, registry, clock));
        return path -> path.startsWith("log/")
                ? log.find(path.substring("log/".length()))
                : authority.flatMap(files -> files.find(path));
    }

    private static PublicFiles authorityFiles(
            CertificateAuthority authority, AuthorityProperties settings, SqlRegistry registry, Clock clock) {
        var revocations = new PublishedRevocations(authority, registry, settings.crlValidity(), clock);
        return path -> switch (path) {
            case "ca/crl" -> Optional.of(new PublicFile("application/pkix-crl", revocations.current(), false));
            case "ca/certificate" ->
                Optional.of(new PublicFile("application/pkix-cert", Thumbprint.der(authority.certificate()), false));
            default -> Optional.empty();
        };
    }
}
