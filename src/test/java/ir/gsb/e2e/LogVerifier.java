package ir.gsb.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the verifier of logs that has nothing of the hub's: Go and its own packages. */
final class LogVerifier {

    private static final Map<String, String> GO = Map.of(
            "GO111MODULE",
            "off",
            "GOPATH",
            "/usr/share/gocode",
            "GOCACHE",
            Path.of("target/go-cache").toAbsolutePath().toString());

    private LogVerifier() {}

    static void isNeeded() {
        Shell.needs(
                "golang-go golang-golang-x-mod-dev",
                "go version && test -d /usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");
    }

    static Shell.Ended run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("go", "run", "src/clients/go/verify-log/main.go"));
        command.addAll(List.of(arguments));
        return Shell.run(command, GO);
    }
}
