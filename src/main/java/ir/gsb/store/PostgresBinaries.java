package ir.gsb.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs of the class path, unpacked once into a folder that is named by their hash. */
final class PostgresBinaries {

    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static PostgresBinaries unpackedIn(Path parent, Consumer<String> progress) {
        String archive = archiveName();
        try {
            Path target = parent.resolve("bin-" + hash(archive));
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                progress.accept("Unpacking PostgreSQL into " + target + " (once)");
                Path fresh = Files.createTempDirectory(
                        parent,
                        PostgresFolder.UNPACKING,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
                unpack(archive, fresh);
                moveInto(target, fresh);
            }
            return new PostgresBinaries(target);
        } catch (IOException failed) {
            throw new StoreUnusableException(
                    "PostgreSQL cannot be unpacked into " + parent + ": " + failed.getMessage() + ".", failed);
        }
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-" + system + "-" + ARCHITECTURES.getOrDefault(architecture, architecture) + ".txz";
    }

    private static InputStream open(String archive) throws IOException {
        return Optional.ofNullable(PostgresBinaries.class.getClassLoader().getResourceAsStream(archive))
                .orElseThrow(() -> new StoreUnusableException("There is no embedded PostgreSQL for this machine ("
                        + archive + " is not on the class path): name a PostgreSQL server in the configuration."));
    }

    private static String hash(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 6);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static void unpack(String archive, Path into) throws IOException {
        try (var in = new TarArchiveInputStream(new BufferedInputStream(
                new XZCompressorInputStream(new BufferedInputStream(open(archive), 1 << 16)), 1 << 16))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                unpack(in, entry, into.resolve(entry.getName()).normalize(), into);
            }
        }
    }

    private static void unpack(TarArchiveInputStream in, TarArchiveEntry entry, Path to, Path root) throws IOException {
        if (!to.startsWith(root)) {
            throw new IOException("the archive names a file outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(to);
        } else if (!entry.getName().endsWith(".a")) {
            Files.createDirectories(Optional.ofNullable(to.getParent()).orElse(root));
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(to, root.resolve(entry.getLinkName()).normalize());
            } else {
                Files.copy(in, to);
                boolean program = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** Whoever else unpacked the same in the meantime did the same: then what he made is used. */
    private static void moveInto(Path target, Path fresh) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            try (var files = Files.walk(fresh)) {
                files.sorted(Comparator.reverseOrder()).forEach(PostgresBinaries::delete);
            }
            if (!Files.isExecutable(target.resolve("bin/postgres"))) {
                throw taken;
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
