package ir.gsb.evidence;

import ir.gsb.evidence.Recorded.Kind;
import ir.gsb.security.Certificates;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The files of a container that has the right shape; nothing of them is believed yet. */
record Opened(SequencedMap<String, byte[]> files) {

    /** @throws IllegalArgumentException if it is not there */
    byte[] file(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException("there is no file " + name));
    }

    Optional<byte[]> optional(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Those named by a pattern with a number from 1 on. */
    List<byte[]> numbered(String pattern) {
        return IntStream.iterate(1, n -> files.containsKey(pattern.formatted(n)), n -> n + 1)
                .mapToObj(n -> file(pattern.formatted(n)))
                .toList();
    }

    /** The records that are there. */
    List<Kind> kinds() {
        return Stream.of(Kind.values())
                .filter(kind -> files.containsKey(Names.record(kind)))
                .toList();
    }

    RecordedText records() {
        List<Kind> kinds = kinds();
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("there is no record");
        }
        return RecordedText.of(
                kinds.stream().map(kind -> file(Names.record(kind))).toList());
    }

    /** The one certificate of a file. */
    Optional<X509Certificate> certificate(String name) {
        return optional(name).map(pem -> {
            List<X509Certificate> all = Certificates.read(pem);
            if (all.size() != 1) {
                throw new IllegalArgumentException(name + " holds " + all.size() + " certificates, not one");
            }
            return all.getFirst();
        });
    }

    List<X509Certificate> authorities() {
        return optional(Names.AUTHORITIES).map(Certificates::read).orElse(List.of());
    }
}
