package ir.gsb.cli;

import ir.gsb.evidence.Trust;
import ir.gsb.security.TrustAnchors;
import ir.gsb.tlog.NoteVerifier;
import ir.gsb.tlog.TlogException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final VoucherOptions vouchers = new VoucherOptions();

    @Option(
            names = "--hub-cert",
            paramLabel = "FILE",
            description = "The certificates that the hub answers and seals with, PEM; any of your CA's if left out.")
    private List<Path> hub = List.of();

    Trust trust() {
        return new Trust(
                new TrustAnchors(VoucherOptions.certificates(authorities)),
                logKey.map(TrustOptions::log),
                vouchers.timeStamps(),
                vouchers.witnesses(),
                Set.copyOf(VoucherOptions.certificates(hub)));
    }

    private static NoteVerifier log(Path file) {
        try {
            return NoteVerifier.parse(VoucherOptions.line(file));
        } catch (TlogException unusable) {
            throw new CannotAskException(file + " holds no key of a log: " + unusable.getMessage(), unusable);
        }
    }
}
