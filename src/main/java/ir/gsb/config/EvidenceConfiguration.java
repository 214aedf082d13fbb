package ir.gsb.config;

import ir.gsb.audit.EvidenceExport;
import ir.gsb.audit.Sealing;
import ir.gsb.evidence.EvidenceContainer;
import ir.gsb.exchangelog.AttestationSettings.Authority;
import ir.gsb.exchangelog.ExchangeLog;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.exchangelog.LogReader;
import ir.gsb.security.Certificates;
import ir.gsb.security.RevocationLists;
import ir.gsb.security.Sealer;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.StatusEvidence;
import ir.gsb.security.TimeStampSource;
import ir.gsb.tlog.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence of exchanges: with what it is sealed, and who time-stamps the seal. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    EvidenceExport evidenceExport(
            EvidenceProperties evidence,
            HubProperties hub,
            ExchangeSearch search,
            LogReader reader,
            ExchangeLog log,
            SigningKey signingKey,
            NoteSigner logSigner,
            StatusEvidence status,
            Clock clock,
            SecureRandom random) {
        List<X509Certificate> authorities = authorities(evidence);
        requireRevocations(evidence);
        var timeStamps = LogConfiguration.authorities(hub.log(), random);
        Optional<Sealing> sealing = key(evidence)
                .filter(key -> !timeStamps.isEmpty())
                .map(key -> new Sealing(
                        new EvidenceContainer(new Sealer(key, authorities, firstOf(timeStamps), clock)),
                        authorities,
                        signingKey.certificate(),
                        logSigner.verifier().vkey(),
                        hub.log().witnesses().stream()
                                .map(HubProperties.Log.Witness::key)
                                .toList(),
                        (client, moments) -> known(evidence, status, client, moments)));
        return new EvidenceExport(search, reader, log, sealing);
    }

    private static void requireRevocations(EvidenceProperties evidence) {
        try {
            revocations(evidence);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("gsb.evidence.crls cannot be read.", unreadable);
        }
    }

    private static StatusEvidence.Said known(
            EvidenceProperties evidence, StatusEvidence status, Optional<X509Certificate> client, List<Instant> moments)
            throws IOException {
        try {
            var said = client.isEmpty()
                    ? new StatusEvidence.Said(List.of(), List.of(), List.of())
                    : status.of(client.get(), moments);
            List<byte[]> lists = revocations(evidence);
            said.lists().stream()
                    .filter(list -> lists.stream().noneMatch(one -> Arrays.equals(one, list)))
                    .forEach(lists::add);
            return new StatusEvidence.Said(said.answers(), lists, said.authorities());
        } catch (SQLException away) {
            throw new IOException("what authorities said of the certificate cannot be read", away);
        }
    }

    /** Read each time, since authorities publish new ones. */
    private static List<byte[]> revocations(EvidenceProperties evidence) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : evidence.crls()) {
            all.addAll(RevocationLists.read(file));
        }
        return all;
    }

    private static Optional<SigningKey> key(EvidenceProperties evidence) {
        return evidence.keystore() == null || evidence.passwordFile() == null
                ? Optional.empty()
                : Optional.of(SigningKeys.fromPkcs12(evidence.keystore(), Passwords.read(evidence.passwordFile())));
    }

    /** One token is enough for a seal: the next authority is asked only if the one before does not answer. */
    private static TimeStampSource firstOf(List<Authority> authorities) {
        return content -> {
            var why = new IOException("no authority gives a time-stamp");
            for (Authority authority : authorities) {
                try {
                    return authority.source().stamp(content);
                } catch (IOException away) {
                    why.addSuppressed(away);
                }
            }
            throw why;
        };
    }

    private static List<X509Certificate> authorities(EvidenceProperties evidence) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : evidence.authorities()) {
            try {
                all.addAll(Certificates.read(Files.readAllBytes(file)));
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "gsb.evidence.authorities, " + file + ", cannot be read.", unreadable);
            }
        }
        return all;
    }
}
