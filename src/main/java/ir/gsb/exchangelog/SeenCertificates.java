package ir.gsb.exchangelog;

import ir.gsb.exchangelog.Packing.Known;
import ir.gsb.message.RecordingUnavailableException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The certificates of those who signed what the vault holds, kept for ever. */
final class SeenCertificates implements Packing.Certificates {

    private final SqlCertificates sql;
    private final Map<ByteBuffer, byte[]> kept = new ConcurrentHashMap<>();

    SeenCertificates(DataSource source) {
        this.sql = new SqlCertificates(source);
    }

    /** Keeps it, if it is not kept yet. */
    void keep(Known certificate) {
        ByteBuffer name = ByteBuffer.wrap(certificate.thumbprint());
        if (kept.containsKey(name)) {
            return;
        }
        try {
            sql.add(certificate.thumbprint(), certificate.der());
            kept.put(name, certificate.der());
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store takes no certificate", away);
        }
    }

    @Override
    public byte[] der(byte[] thumbprint) {
        byte[] known = kept.get(ByteBuffer.wrap(thumbprint));
        if (known != null) {
            return known;
        }
        try {
            byte[] der = sql.find(thumbprint)
                    .orElseThrow(() -> new IllegalStateException("a certificate that was kept is gone"));
            kept.put(ByteBuffer.wrap(thumbprint), der);
            return der;
        } catch (SQLException away) {
            throw new RecordingUnavailableException("the store cannot be read", away);
        }
    }

    /** A store that fell may have come back without the newest ones: keeps them again when they are seen. */
    void forget() {
        kept.clear();
    }
}
