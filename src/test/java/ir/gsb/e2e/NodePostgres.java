package ir.gsb.e2e;

import ir.gsb.store.PostgresPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** The service {@code postgres} of compose.yaml as a process, made as its image makes it on an empty volume. */
final class NodePostgres implements AutoCloseable {

    private static final String SERVICE = "postgres";

    private final PostgresPrograms programs;
    private final Path data;
    private final int port;
    private final Path secrets;
    private final Map<String, String> environment;

    private NodePostgres(NodeCompose compose, Path folder, int port) throws IOException {
        this.data = folder.resolve("data");
        this.programs = PostgresPrograms.of(data);
        this.port = port;
        this.secrets = compose.secrets(SERVICE, folder.resolve("secrets"));
        this.environment = compose.environment(SERVICE, secrets);
    }

    static NodePostgres start(NodeCompose compose, Path folder, int port) throws IOException, SQLException {
        var server = new NodePostgres(compose, folder, port);
        server.initialise();
        server.run(compose.words(SERVICE, "command"), folder.resolve("postgres.log"));
        try {
            server.tell(SERVICE, "CREATE DATABASE " + server.environment.get("POSTGRES_DB"));
            String script = Files.readString(compose.mounted(SERVICE, "/docker-entrypoint-initdb.d/"));
            server.tell(
                    server.environment.get("POSTGRES_DB"), script.replace("/run/secrets", server.secrets.toString()));
        } catch (SQLException | IOException failed) {
            server.close();
            throw failed;
        }
        return server;
    }

    /** Executes what the server's owner says in one of its databases. */
    void tell(String database, String what) throws SQLException {
        String owner = environment.get("POSTGRES_USER");
        try (Connection connection = DriverManager.getConnection(url(database), owner, password("postgres-password"));
                var statement = connection.createStatement()) {
            statement.execute(what);
        }
    }

    /** The store as the hub has it. */
    PGSimpleDataSource store() {
        var source = new PGSimpleDataSource();
        source.setUrl(url(environment.get("POSTGRES_DB")));
        source.setUser("gsb");
        source.setPassword(password("datasource-password"));
        return source;
    }

    int count(String table) throws SQLException {
        try (Connection connection = store().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private String password(String secret) {
        try {
            return Files.readString(secrets.resolve(secret)).strip();
        } catch (IOException missing) {
            throw new IllegalStateException(secret + " is not among the secrets of " + SERVICE, missing);
        }
    }

    private void initialise() throws IOException {
        programs.folder(data);
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                data.toString(),
                "-U",
                environment.get("POSTGRES_USER"),
                "--pwfile=" + environment.get("POSTGRES_PASSWORD_FILE")));
        arguments.addAll(List.of(environment.get("POSTGRES_INITDB_ARGS").split(" ")));
        programs.run("initdb", arguments);
    }

    /** Its command begins with the program's name; here it also gets a port of this machine. */
    private void run(List<String> command, Path log) throws IOException {
        String settings = String.join(" ", command.subList(1, command.size()));
        programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "-D",
                        data.toString(),
                        "-l",
                        programs.file(log).toString(),
                        "-w",
                        "-s",
                        "-o",
                        settings + " -p " + port + " -h 127.0.0.1 -k ''"));
    }

    @Override
    public void close() {
        try {
            programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-w", "-s", "-m", "fast"));
        } catch (IOException failed) {
            throw new IllegalStateException("PostgreSQL cannot be stopped", failed);
        }
    }
}
