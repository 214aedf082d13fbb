package ir.gsb.cli;

import ir.gsb.security.Certificates;
import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.CosignatureVerifier;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say whose word on checkpoints counts. */
final class VoucherOptions {

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

    TrustAnchors timeStamps() {
        return new TrustAnchors(certificates(timeStamps));
    }

    List<CosignatureVerifier> witnesses() {
        return witnesses.stream()
                .map(file -> witness(line(file), file.toString()))
                .toList();
    }

    /** Those that were given, or else those that a hub started here would use. */
    TrustAnchors timeStamps(StoreOptions store) {
        return timeStamps.isEmpty()
                ? new TrustAnchors(certificates(store.configured("gsb.log.timestamp-anchors").stream()
                        .map(Path::of)
                        .toList()))
                : timeStamps();
    }

    /** Those that were given, or else those that a hub started here would ask. */
    List<CosignatureVerifier> witnesses(StoreOptions store) {
        if (!witnesses.isEmpty()) {
            return witnesses();
        }
        List<CosignatureVerifier> all = new ArrayList<>();
        List<String> key = store.configured("gsb.log.witnesses[0].key");
        while (!key.isEmpty()) {
            all.add(witness(key.getFirst(), "gsb.log.witnesses"));
            key = store.configured("gsb.log.witnesses[" + all.size() + "].key");
        }
        return all;
    }

    static List<X509Certificate> certificates(List<Path> files) {
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

    private static CosignatureVerifier witness(String vkey, String where) {
        try {
            return CosignatureVerifier.parse(vkey);
        } catch (TlogException unusable) {
            throw new CannotAskException(where + " holds no key of a witness: " + unusable.getMessage(), unusable);
        }
    }

    static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CannotAskException("There is no readable file " + file + ".", unreadable);
        }
    }
}
