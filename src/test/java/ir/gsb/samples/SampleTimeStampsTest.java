package ir.gsb.samples;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.security.SamplePki;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.TimeStampClient;
import ir.gsb.security.TimeStampVerifier;
import ir.gsb.security.TrustAnchors;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTimeStampsTest {

    @Test
    void time_stamps_over_http_and_refuses_what_is_no_question(@TempDir Path folder) throws Exception {
        var random = new SecureRandom();
        var pki = new SamplePki(folder, Clock.systemUTC(), random);
        pki.ensure(List.of());
        var verifier =
                new TimeStampVerifier(new TrustAnchors(Set.of(SigningKeys.certificate(folder.resolve("ca.pem")))));
        try (var stamps = SampleTimeStamps.start(pki.timeStampAuthority(), 0);
                var client = new TimeStampClient(stamps.address(), verifier, random, Duration.ofSeconds(10));
                var http = HttpClient.newHttpClient()) {
            byte[] content = {1, 2, 3};

            assertThat(verifier.verify(client.stamp(content), content).policy()).isNotEmpty();

            var nonsense = HttpRequest.newBuilder(stamps.address())
                    .POST(HttpRequest.BodyPublishers.ofString("what time is it?"))
                    .build();
            assertThat(http.send(nonsense, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
