package ir.gsb.tracking;

import ir.gsb.catalogue.Province;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The switches in their table. */
final class SqlPilot {

    private static final String ON =
            "INSERT INTO tracking_pilot (agency, province) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String OFF = "DELETE FROM tracking_pilot WHERE agency = ? AND province = ?";

    private final JdbcClient store;

    SqlPilot(DataSource source) {
        this.store = JdbcClient.create(source);
    }

    boolean isOn(String agency, Province province) {
        return store.sql("SELECT count(*) > 0 FROM tracking_pilot WHERE agency = ? AND province = ?")
                .param(agency)
                .param(province.name())
                .query(Boolean.class)
                .single();
    }

    Map<String, Set<Province>> on() {
        Map<String, Set<Province>> all = new TreeMap<>();
        store.sql("SELECT agency, province FROM tracking_pilot").query(row -> {
            all.computeIfAbsent(row.getString(1), none -> EnumSet.noneOf(Province.class))
                    .add(Province.valueOf(row.getString(2)));
        });
        return all;
    }

    /** @return false if it was so already */
    static boolean change(Connection connection, String agency, Province province, boolean on) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(on ? ON : OFF)) {
            change.setString(1, agency);
            change.setString(2, province.name());
            return change.executeUpdate() == 1;
        }
    }
}
