package ir.gsb.registry;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** A registry whose changes no exchange log commits to. */
public final class TestRegistry {

    /** Who changes something in tests. */
    public static final By BY = new By("test/operator", "To see what becomes of it");

    private TestRegistry() {}

    public static SqlRegistry of(DataSource source) throws SQLException {
        return of(source, CertificateRule.NONE);
    }

    static SqlRegistry of(DataSource source, CertificateRule rule) throws SQLException {
        return new SqlRegistry(source, ChangeLog.NONE, rule, Clock.systemUTC(), new SecureRandom());
    }
}
