package ir.gsb.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import ir.gsb.TestFolder;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** One real server for all tests of a JVM; each test class makes a database of its own in it. */
public final class SharedPostgres {

    private static final class Holder {
        private static final EmbeddedPostgres SERVER = startOnce();

        private static EmbeddedPostgres startOnce() {
            var server = EmbeddedPostgres.start(TestFolder.of("postgres"), 0, new SecureRandom(), System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }

    private SharedPostgres() {}

    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** The migrated database that others are copied from; nobody is connected to it. */
    private static final class Pattern {
        private static final String NAME = made("pattern");

        private static String made(String name) {
            try (HikariDataSource source = empty(name)) {
                Flyway.configure().dataSource(source).load().migrate();
            }
            return name;
        }
    }

    /** A new, migrated database of this name. */
    public static HikariDataSource migrated(String name) {
        return copied(Pattern.NAME, name);
    }

    /** A new, empty database of this name; what had the name is dropped. */
    public static HikariDataSource empty(String name) {
        return copied("template1", name);
    }

    private static HikariDataSource copied(String pattern, String name) {
        EmbeddedPostgres server = server();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + pattern);
        } catch (SQLException failed) {
            throw new IllegalStateException("the test database " + name + " cannot be made", failed);
        }
        return pool(name);
    }

    /** A pool on a database that is there. */
    public static HikariDataSource pool(String name) {
        EmbeddedPostgres server = server();
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(server.jdbcUrl().replaceFirst("/gsb$", "/" + name));
        configuration.setUsername(server.user());
        configuration.setPassword(server.password());
        configuration.setConnectionTimeout(1000);
        configuration.setMaximumPoolSize(8);
        return new HikariDataSource(configuration);
    }
}
