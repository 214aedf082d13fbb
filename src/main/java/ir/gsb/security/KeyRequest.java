package ir.gsb.security;

import ir.gsb.message.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes, on an agency's own machine, an EC P-256 key and the request to certify it (PKCS#10, RFC 2986). */
public final class KeyRequest {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private KeyRequest() {}

    /**
     * Writes both, the request first, so that no key is there without it.
     *
     * @param key PKCS#8 in PEM, for its owner alone to read; never overwritten
     * @throws java.nio.file.FileAlreadyExistsException if there is a key
     */
    public static void make(Path key, Path request, Party party, SecureRandom random) throws IOException {
        try {
            KeyPair pair = SampleAuthority.pair(KeyType.EC_P256, random);
            var name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, party.toString())
                    .addRDN(BCStyle.O, party.agency())
                    .build();
            byte[] der = new JcaPKCS10CertificationRequestBuilder(name, pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                    .getEncoded();
            Files.write(request, pem("CERTIFICATE REQUEST", der));
            Files.createFile(key, forItsOwner(key));
            Files.write(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()), StandardOpenOption.WRITE);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java cannot make a key", e);
        }
    }

    private static FileAttribute<?>[] forItsOwner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static byte[] pem(String type, byte[] der) {
        return ("-----BEGIN " + type + "-----\n" + LINES.encodeToString(der) + "\n-----END " + type + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
