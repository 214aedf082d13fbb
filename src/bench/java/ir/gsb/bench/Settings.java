package ir.gsb.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** What may be set on the command line; all of it has a default. */
record Settings(
        Duration cell,
        Duration warmUp,
        List<Integer> clients,
        List<Kind> kinds,
        int port,
        int tlsPort,
        int connectorPort,
        Path jar,
        Path folder,
        List<String> hubOptions) {

    static final String HELP = """
        mvn -Pbench -DskipTests verify [-Dbench.OPTION=VALUE ...]

          bench.seconds   how long each cell is measured               15
          bench.warmup    seconds for which each kind is warmed up     150
          bench.clients   how many clients ask at once, each a cell    1,16,64
          bench.kinds     which exchanges                              rest,soap
          bench.port      the hub's HTTP port                          18080
          bench.tls.port  the hub's HTTPS port                         18443
          bench.connector.port  the connector's port                   18070
          bench.jar       the hub                                      target/gsb.jar
          bench.folder    data, keys, logs and the report              target/bench
          bench.hub       options for the hub's JVM, space separated   (none)
          bench.help      true: print this and do nothing

        -Dbench.main=ir.gsb.bench.Readers measures the portal's readers beside the bus instead: readers alone and both for
        four times bench.seconds each, the bus alone for twice that; its report is readers.md.

        To see where the hub's time goes:
          -Dbench.hub=-XX:StartFlightRecording=settings=profile,filename=target/bench/hub.jfr

        The report is printed and written to report.md in the folder.
        """;

    private static final int LONGEST = 600;
    private static final int MOST_CLIENTS = 1000;

    /** @throws IllegalArgumentException in one sentence, if a value cannot be used */
    static Settings of(Properties given) {
        return new Settings(
                seconds(given, "bench.seconds", "15"),
                seconds(given, "bench.warmup", "150"),
                list(given, "bench.clients", "1,16,64").stream()
                        .map(text -> number("bench.clients", text, MOST_CLIENTS))
                        .toList(),
                list(given, "bench.kinds", "rest,soap").stream()
                        .map(Settings::kind)
                        .toList(),
                number("bench.port", text(given, "bench.port", "18080"), 65535),
                number("bench.tls.port", text(given, "bench.tls.port", "18443"), 65535),
                number("bench.connector.port", text(given, "bench.connector.port", "18070"), 65535),
                Path.of(text(given, "bench.jar", "target/gsb.jar")),
                Path.of(text(given, "bench.folder", "target/bench")),
                Arrays.stream(text(given, "bench.hub", "").split(" "))
                        .filter(option -> !option.isBlank())
                        .toList());
    }

    /** The authority under which the hub is asked. */
    String authority() {
        return "localhost:" + port;
    }

    private static Duration seconds(Properties given, String name, String usual) {
        return Duration.ofSeconds(number(name, text(given, name, usual), LONGEST));
    }

    private static Kind kind(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("bench.kinds knows rest and soap, not " + name + ".");
    }

    private static int number(String name, String text, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(name + " must be a number from 1 to " + most + ", not " + text + ".");
    }

    private static List<String> list(Properties given, String name, String usual) {
        return Arrays.stream(text(given, name, usual).split(","))
                .map(String::strip)
                .toList();
    }

    /** An option that Maven passes on empty was not set. */
    private static String text(Properties given, String name, String usual) {
        String value = given.getProperty(name, "").strip();
        return value.isEmpty() ? usual : value;
    }
}
