package ir.gsb.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Revocation lists (RFC 5280 §5) as files. */
public final class RevocationLists {

    private RevocationLists() {}

    /**
     * Reads all lists of a file, in PEM or DER.
     *
     * @return each in DER
     * @throws IOException if the file cannot be read, or holds no list
     */
    public static List<byte[]> read(Path file) throws IOException {
        try {
            var lists = CertificateFactory.getInstance("X.509")
                    .generateCRLs(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (lists.isEmpty()) {
                throw new IOException(file + " holds no CRL");
            }
            List<byte[]> all = new ArrayList<>();
            for (CRL list : lists) {
                all.add(((X509CRL) list).getEncoded());
            }
            return all;
        } catch (CRLException | CertificateException e) {
            throw new IOException(file + " holds something else than CRLs", e);
        }
    }

    /** Whether a file is a list of an authority that is valid at a time. */
    static boolean current(Path file, X509Certificate authority, Instant at) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
            list.verify(authority.getPublicKey());
            return list.getNextUpdate().toInstant().isAfter(at);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
