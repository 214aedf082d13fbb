package ir.gsb.security;

import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Finds again what outside authorities had said of a certificate when the hub relied on it. */
public final class StatusEvidence {

    /**
     * What was said.
     *
     * @param answers OCSP answers in DER
     * @param lists CRLs in DER
     * @param authorities the certificates above, the anchor last
     */
    public record Said(List<byte[]> answers, List<byte[]> lists, List<X509Certificate> authorities) {

        public Said {
            answers = List.copyOf(answers);
            lists = List.copyOf(lists);
            authorities = List.copyOf(authorities);
        }
    }

    private final OutsideAuthorities authorities;
    private final SqlStatusAnswers kept;

    public StatusEvidence(OutsideAuthorities authorities, SqlStatusAnswers kept) {
        this.authorities = authorities;
        this.kept = kept;
    }

    /**
     * Finds, for the certificate and each authority between it and its anchor, the newest answers of those moments.
     *
     * @param moments when an exchange was accepted and when it ended: what was known first in between counts as known
     */
    public Said of(X509Certificate certificate, Collection<Instant> moments) throws SQLException {
        List<byte[]> answers = new ArrayList<>();
        List<byte[]> lists = new ArrayList<>();
        List<X509Certificate> path = authorities.path(certificate);
        for (int i = 0; i + 1 < path.size(); i++) {
            for (Instant moment : moments) {
                for (SqlStatusAnswers.Row row : kept.newest(path.get(i), path.get(i + 1), moment)) {
                    add(row.serial().isPresent() ? answers : lists, row.der());
                }
            }
        }
        return new Said(answers, lists, path.isEmpty() ? List.of() : path.subList(1, path.size()));
    }

    private static void add(List<byte[]> all, byte[] der) {
        if (all.stream().noneMatch(one -> Arrays.equals(one, der))) {
            all.add(der);
        }
    }
}
