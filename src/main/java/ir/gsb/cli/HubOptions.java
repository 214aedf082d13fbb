package ir.gsb.cli;

import java.net.URI;
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
        return new Hub(trust(credentials).ca(), patience());
    }

    /** @throws CannotAskException if the CA's file is not there */
    TlsTrust trust(Credentials credentials) {
        return new TlsTrust(hub.getScheme().equals("https") ? credentials.ca() : Optional.empty());
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
