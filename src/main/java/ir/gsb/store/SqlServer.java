package ir.gsb.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What is asked of a PostgreSQL server as such. */
final class SqlServer {

    private SqlServer() {}

    /** A connection that is given up after two seconds. */
    static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "20");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection(url, properties);
    }

    static void createDatabase(Connection connection, String name) throws SQLException {
        try (PreparedStatement known =
                        connection.prepareStatement("SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?");
                Statement creation = connection.createStatement()) {
            known.setString(1, name);
            try (ResultSet row = known.executeQuery()) {
                if (!row.next()) {
                    creation.execute("CREATE DATABASE " + creation.enquoteIdentifier(name, true));
                }
            }
        }
    }

    static String dataFolder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('data_directory')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The settings on which durability depends, by name. */
    static Map<String, String> durability(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                    SELECT name, setting FROM pg_catalog.pg_settings
                     WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'server_version_num')
                    """)) {
            var settings = new HashMap<String, String>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        }
    }
}
