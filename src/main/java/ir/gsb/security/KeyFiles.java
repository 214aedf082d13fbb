package ir.gsb.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.function.Predicate;

/**
 * A private key, its certificate and a PKCS#12 store on disk. Each file appears whole or not at all, and whoever was
 * stopped between two of them finds that out by {@link #hold}.
 */
record KeyFiles(Path key, Path certificate, Path store) {

    static KeyFiles in(Path folder) {
        return new KeyFiles(folder.resolve("key.pem"), folder.resolve("cert.pem"), folder.resolve("keystore.p12"));
    }

    static KeyFiles prefixed(Path folder, String prefix) {
        return new KeyFiles(
                folder.resolve(prefix + "-key.pem"),
                folder.resolve(prefix + "-cert.pem"),
                folder.resolve(prefix + ".p12"));
    }

    /** Whether key and certificate are there, belong together, and the certificate is as wanted. */
    boolean hold(Predicate<X509Certificate> wanted) {
        if (Files.notExists(key) || Files.notExists(certificate)) {
            return false;
        }
        try {
            return wanted.test(load().certificate());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    SigningKey load() {
        return SigningKeys.fromPem(key, certificate);
    }

    /** Writes key and certificate; a store of other ones goes first. */
    void write(SigningKey signingKey) throws IOException, GeneralSecurityException {
        Files.createDirectories(key.toAbsolutePath().getParent());
        Files.deleteIfExists(store);
        writePem(key, "PRIVATE KEY", signingKey.privateKey().getEncoded(), true);
        writePem(certificate, "CERTIFICATE", signingKey.certificate().getEncoded(), false);
    }

    void writeKeyStore(X509Certificate issuer, char[] password) throws IOException, GeneralSecurityException {
        SigningKey loaded = load();
        KeyStore keys = emptyStore();
        keys.setKeyEntry("key", loaded.privateKey(), password, chain(loaded.certificate(), issuer));
        writeStore(keys, password);
    }

    /** An authority's own certificate stands alone. */
    private static Certificate[] chain(X509Certificate certificate, X509Certificate issuer) {
        return certificate.equals(issuer) ? new Certificate[] {issuer} : new Certificate[] {certificate, issuer};
    }

    void writeTrustStore(char[] password) throws IOException, GeneralSecurityException {
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("ca", load().certificate());
        writeStore(trusted, password);
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }

    private void writeStore(KeyStore content, char[] password) throws IOException, GeneralSecurityException {
        var bytes = new ByteArrayOutputStream();
        content.store(bytes, password);
        write(store, bytes.toByteArray(), true);
    }

    private static void writePem(Path file, String type, byte[] der, boolean secret) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n";
        write(file, pem.getBytes(StandardCharsets.US_ASCII), secret);
    }

    static void write(Path file, byte[] content, boolean secret) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(unfinished);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (secret && posix) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(unfinished, content);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
