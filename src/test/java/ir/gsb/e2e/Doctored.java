package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.cli.DoctorRun;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** {@code gsb doctor} with all its options as they should be for {@code trial/portal}, but for what a test changes. */
record Doctored(String hub, Path identity, Path hubCertificate, Path ca, Clock clock, List<String> more) {

    static Doctored portal() {
        SampleHub hub = TrialHub.get().hub();
        return new Doctored(
                "http://" + hub.authority(),
                TrialHub.folderOf("trial/portal"),
                hub.pki().resolve("hub/signing-cert.pem"),
                hub.pki().resolve("ca.pem"),
                Clock.systemUTC(),
                List.of());
    }

    Doctored at(String other) {
        return new Doctored(other, identity, hubCertificate, ca, clock, more);
    }

    Doctored as(String party) {
        return new Doctored(hub, TrialHub.folderOf(party), hubCertificate, ca, clock, more);
    }

    Doctored trusting(Path certificate) {
        return new Doctored(hub, identity, certificate, ca, clock, more);
    }

    Doctored under(Path other) {
        return new Doctored(hub, identity, hubCertificate, other, clock, more);
    }

    Doctored by(Clock other) {
        return new Doctored(hub, identity, hubCertificate, ca, other, more);
    }

    /** Later options win. */
    Doctored with(String... options) {
        return new Doctored(hub, identity, hubCertificate, ca, clock, List.of(options));
    }

    DoctorRun run() {
        List<String> all = new ArrayList<>(List.of("--hub", hub));
        all.addAll(List.of("--hub-cert", hubCertificate.toString(), "--ca", ca.toString()));
        all.addAll(List.of("--cert", identity.resolve("cert.pem").toString()));
        if (!more.contains("--key")) {
            all.addAll(List.of("--key", identity.resolve("key.pem").toString()));
        }
        all.addAll(more);
        return DoctorRun.of(clock, all);
    }

    /** Runs it, and expects that it finds fault with a step, and says so. */
    void finds(String step, String wrong, String toDo) {
        DoctorRun ended = run();
        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(ended.out().lines().filter(line -> line.startsWith("✗")))
                .as(ended.out())
                .singleElement()
                .asString()
                .startsWith("✗ " + step);
        assertThat(ended.conclusion()).startsWith("What is wrong: " + wrong).contains(" What to do: " + toDo);
    }
}
