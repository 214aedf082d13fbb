package ir.gsb.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which hub, and how long to wait for it. */
final class HubOptions {

    @Option(names = "--hub", paramLabel = "URL", description = "The hub (default: http://localhost:8080).")
    private URI hub = URI.create("http://localhost:8080");

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long to wait for the answer (default: ${DEFAULT-VALUE}).",
            defaultValue = "60")
    private int seconds;

    Hub connect(Credentials credentials) {
        return connect(trusted(credentials));
    }

    /** @param ca what the hub's TLS certificate is checked against; if absent, those of the JVM */
    Hub connect(Optional<Path> ca) {
        return new Hub(ca, patience());
    }

    /** What the hub's TLS certificate is checked against; absent if those of the JVM. */
    Optional<Path> trusted(Credentials credentials) {
        return hub.getScheme().equals("https") ? credentials.ca() : Optional.empty();
    }

    /** As it is written on a command line. */
    String asOption() {
        return "--hub " + hub;
    }

    /** At least a second. */
    Duration patience() {
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    /** @param path from its slash on */
    URI at(String path) {
        boolean http = "http".equals(hub.getScheme()) || "https".equals(hub.getScheme());
        if (!http || hub.getHost() == null || hub.getRawQuery() != null) {
            throw new CannotAskException("--hub must be http://HOST:PORT or https://HOST:PORT, not " + hub + ".");
        }
        return URI.create(hub.getScheme() + "://" + hub.getRawAuthority() + path);
    }
}
