package ir.gsb.cli;

import ir.gsb.evidence.Trust;
import ir.gsb.security.Certificates;
import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say whose word counts. */
final class TrustOptions {

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The CAs of the hub's and the parties' certificates, PEM; may be repeated.")
    private List<Path> authorities = List.of();

    @Option(names = "--log-key", paramLabel = "FILE", description = "The key of the exchange log, a vkey.")
    private Optional<Path> logKey = Optional.empty();

    @Option(
            names = "--tsa",
            paramLabel = "FILE",
            description = "The CAs of the time-stamp authorities, or their own certificates, PEM; may be repeated.")
    private List<Path> timeStamps = List.of();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "The key of a witness whose cosignature you want, a vkey; may be repeated.")
    private List<Path> witnesses = List.of();

    @Option(
            names = "--hub-cert",
            paramLabel = "FILE",
            description = "The certificates that the hub answers and seals with, PEM; any of your CA's if left out.")
    private List<Path> hub = List.of();

    Trust trust() {
        return new Trust(
                new TrustAnchors(certificates(authorities)),
                logKey.map(TrustOptions::log),
                new TrustAnchors(certificates(timeStamps)),
                witnesses.stream().map(TrustOptions::witness).toList(),
                Set.copyOf(certificates(hub)));
    }

    private static List<X509Certificate> certificates(List<Path> files) {
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files) {
            List<X509Certificate> found = certificates(file);
            if (found.isEmpty()) {
                throw new CannotAskException(file + " holds no certificate.");
            }
            all.addAll(found);
        }
        return all;
    }

    private static List<X509Certificate> certificates(Path file) {
        try {
            return Certificates.read(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new CannotAskException(file + " cannot be read as certificates.", unusable);
        }
    }

    private static NoteVerifier log(Path file) {
        try {
            return NoteVerifier.parse(line(file));
        } catch (TlogException unusable) {
            throw new CannotAskException(file + " holds no key of a log: " + unusable.getMessage(), unusable);
        }
    }

    private static CosignatureVerifier witness(Path file) {
        try {
            return CosignatureVerifier.parse(line(file));
        } catch (TlogException unusable) {
            throw new CannotAskException(file + " holds no key of a witness: " + unusable.getMessage(), unusable);
        }
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CannotAskException("There is no readable file " + file + ".", unreadable);
        }
    }
}
