package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a newcomer and an operator see when something is missing: one sentence, and exit code 2. */
class StartIT {

    private static final Path JAR = Path.of("target/gsb.jar").toAbsolutePath();
    private static final List<Duration> KILLED_AFTER =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5));

    private static HubOnDisk hub;

    /** The folder that the other tests start on has been through several starts that were killed. */
    @BeforeAll
    static void recover_from_first_starts_that_were_killed() throws Exception {
        hub = new HubOnDisk(HubProgram.ONE_FILE, "start");
        for (Duration moment : KILLED_AFTER) {
            hub.launch();
            hub.process().killAfter(moment);
        }
        hub.start();
        var answer = new ClientOnWire(hub).askByRest(UUID.randomUUID().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        hub.process().stop();
        hub.runBy(HubProgram.unpacked());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static void assertRefusesToStart(NodeProcess process, String sentence) throws InterruptedException {
        assertThat(process.exitCode()).as(process.said()).isEqualTo(2);
        assertThat(process.said().lines().filter(line -> !line.startsWith("WARNING: ")))
                .as(process.said())
                .singleElement()
                .asString()
                .startsWith("The hub does not start. ")
                .contains(sentence);
        assertThat(hub.postgres().pid()).isEmpty();
    }

    @Test
    void leaves_nothing_half_made_behind() throws IOException {
        try (var files = Files.list(hub.data().resolve("postgres"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.startsWith("bin-"))
                    .containsExactlyInAnyOrder("data", "hub.lock", "password", "postgres.log");
        }
    }

    @Test
    void says_that_a_port_is_taken() throws Exception {
        try (var taken = new ServerSocket(hub.port())) {
            assertRefusesToStart(
                    hub.launch(),
                    "Port " + taken.getLocalPort()
                            + " is taken: stop what listens there, or start with --server.port=");
            int other = taken.getLocalPort() + 10;
            assertRefusesToStart(
                    hub.launch(), "mvn spring-boot:run -Dspring-boot.run.arguments=--server.port=" + other + ")");
        }
    }

    @Test
    void says_that_a_master_key_is_another_one() throws Exception {
        Path key = hub.data().resolve("keys/master-1.key");
        Path kept = Files.move(key, key.resolveSibling("kept"));
        try {
            assertRefusesToStart(hub.launch(), "Master key 1 is not the one that this store was written with");
        } finally {
            Files.deleteIfExists(key);
            Files.move(kept, key);
        }
    }

    @Test
    void names_the_fault_of_a_file_that_cannot_be_served() throws Exception {
        Path routes = Files.createTempDirectory("faulty").resolve("routes");
        TrialHub.copy(Path.of("routes"), routes);
        Path faulty = routes.resolve("inquiries/postal-address.v1.camel.yaml");
        Files.writeString(faulty, Files.readString(faulty).replace("{postalCode}", "{building}"));

        NodeProcess process = hub.launch("--gsb.routes=" + routes);

        assertThat(process.exitCode()).as(process.said()).isEqualTo(2);
        assertThat(process.said())
                .contains("The hub does not start. Its routes or schemas are faulty; mend them:")
                .contains("postal-address.v1.camel.yaml:10: the path holds {building}, which is no element that every");
        assertThat(hub.postgres().pid()).isEmpty();
    }

    @Test
    void refuses_a_server_that_may_forget() throws Exception {
        set("ALTER SYSTEM SET fsync = off");
        try {
            assertRefusesToStart(hub.launch(), "PostgreSQL runs with fsync = off");
        } finally {
            set("ALTER SYSTEM RESET fsync");
        }
    }

    private static void set(String what) throws SQLException {
        hub.postgres().start();
        try (var connection = hub.postgres().source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(what);
        } finally {
            hub.postgres().stop();
        }
    }

    @Test
    void says_what_to_set_outside_of_the_sample_profile() throws Exception {
        var process = launch("java", "-jar", JAR.toString(), "--server.port=0");

        assertRefusesToStart(
                process,
                "gsb.authorities is not set: name the host:port under which clients reach this hub; for trials, mvn"
                        + " spring-boot:run starts a sample hub");
    }

    @Test
    void an_older_java_hands_over_to_a_newer_one() throws Exception {
        Shell.needs("openjdk-17-jre-headless", "test -x", olderJava().toString());
        var process = launch(olderJava().toString(), "-jar", JAR.toString(), "--version");

        assertThat(process.exitCode()).as(process.said()).isZero();
        assertThat(process.said()).contains("gsb");
    }

    @Test
    void an_older_java_says_that_no_newer_one_is_found() throws Exception {
        Shell.needs("openjdk-17-jre-headless", "test -x", olderJava().toString());
        var process = NodeProcess.start(
                Path.of("").toAbsolutePath(),
                Path.of("target/chaos/launcher.log"),
                Map.of("JAVA_HOME", "/nowhere"),
                List.of(olderJava().toString(), "-Dgsb.jvms=/nowhere", "-jar", JAR.toString()));

        assertThat(process.exitCode()).isEqualTo(2);
        assertThat(process.said().strip())
                .isEqualTo("gsb needs Java 25 or later and this is Java 17: install a JDK 25 under /nowhere or name its"
                        + " folder in GSB_JAVA_HOME.");
    }

    private static Path olderJava() {
        return Path.of("/usr/lib/jvm/java-17-openjdk-" + System.getProperty("os.arch") + "/bin/java");
    }

    private static NodeProcess launch(String... command) throws IOException {
        return NodeProcess.start(
                Path.of("").toAbsolutePath(), Path.of("target/chaos/launcher.log"), Map.of(), List.of(command));
    }
}
