package ir.gsb.tracking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that tells which statements were prepared through it. */
final class ToldStatements {

    private final List<String> statements = new ArrayList<>();
    private final DataSource source;

    ToldStatements(DataSource behind) {
        this.source = new DelegatingDataSource(behind) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                return telling(super.getConnection());
            }
        };
    }

    DataSource source() {
        return source;
    }

    /** Those since it was asked last. */
    List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private Connection telling(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add(arguments[0].toString());
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
