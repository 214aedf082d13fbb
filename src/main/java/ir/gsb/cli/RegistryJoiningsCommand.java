package ir.gsb.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gsb registry joinings}: lists who asks to join. */
@Command(
        name = "joinings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists who asks to join, the newest first. Nothing of it is believed: call them, at an address"
                + " that you know from elsewhere, and compare the fingerprint before you approve.")
final class RegistryJoiningsCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "WAITING",
            description = "WAITING, APPROVED or REFUSED (default: ${DEFAULT-VALUE}).")
    private String state = "WAITING";

    @Mixin
    private final OperatorCall call = new OperatorCall();

    RegistryJoiningsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Result result = call.get("/registry/joinings?state=" + state);
        if (call.json() || result.refused()) {
            return call.print(result, out);
        }
        JsonNode joinings = result.content().path("joinings");
        for (JsonNode joining : joinings) {
            out.println(joining.path("id").asText());
            for (Map.Entry<String, JsonNode> field : joining.properties()) {
                if (!field.getKey().equals("id") && !field.getKey().equals("state")) {
                    out.printf(
                            "    %-14s %s%n", field.getKey(), field.getValue().asText());
                }
            }
        }
        out.println(joinings.size() + " " + state + ".");
        out.flush();
        return result.exitCode();
    }
}
