package ir.gsb.e2e;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import ir.gsb.security.SamplePki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Servers of clients that are called back over TLS, with certificates of localhost: a sound one, and one that ran out. */
final class CallbackServers {

    private CallbackServers() {}

    /** Makes the certificates, and the file of those that issued them. */
    static Path authorities(Path folder) throws IOException {
        Clock now = Clock.systemUTC();
        Clock longAgo = Clock.offset(now, Duration.ofDays(-4 * 365)).withZone(ZoneOffset.UTC);
        new SamplePki(sound(folder), now, new SecureRandom()).ensure(List.of());
        new SamplePki(expired(folder), longAgo, new SecureRandom()).ensure(List.of());
        return Files.writeString(
                folder.resolve("callback-ca.pem"),
                Files.readString(sound(folder).resolve("ca.pem"))
                        + Files.readString(expired(folder).resolve("ca.pem")));
    }

    static Path sound(Path folder) {
        return folder.resolve("callback-sound");
    }

    static Path expired(Path folder) {
        return folder.resolve("callback-expired");
    }

    /** One that listens on all of this machine's addresses. */
    static WireMockServer start(Path pki) {
        var server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystoreType("PKCS12")
                .keystorePath(pki.resolve("hub/tls.p12").toAbsolutePath().toString())
                .keystorePassword(SamplePki.PASSWORD)
                .keyManagerPassword(SamplePki.PASSWORD));
        server.start();
        return server;
    }
}
