package ir.gsb.samples;

import ir.gsb.tlog.NoteSigner;
import ir.gsb.tlog.TlogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** The throw-away key that signs the sample's log. */
final class SampleLogKey {

    private SampleLogKey() {}

    /** Makes {@code log-key.pem} if it is not there, and writes {@code log.vkey}, which verifies what it signs. */
    static void ensure(Path folder, String origin, SecureRandom random) throws IOException {
        Path key = folder.resolve("log-key.pem");
        if (Files.notExists(key)) {
            write(key, newKey(random));
        }
        try {
            String vkey =
                    NoteSigner.of(origin, Files.readString(key)).verifier().vkey();
            Files.writeString(folder.resolve("log.vkey"), vkey + "\n");
        } catch (TlogException broken) {
            throw new IOException(key + " is not the key of a log: delete it to get a new one", broken);
        }
    }

    private static String newKey(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", missing);
        }
    }

    private static void write(Path key, String pem) throws IOException {
        Path unfinished = key.resolveSibling(key.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(unfinished, pem);
        Files.move(unfinished, key, StandardCopyOption.ATOMIC_MOVE);
    }
}
