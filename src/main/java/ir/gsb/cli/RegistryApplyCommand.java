package ir.gsb.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gsb registry plan} and {@code gsb registry apply}: make the registry as a file says. */
final class RegistryApplyCommand {

    private RegistryApplyCommand() {}

    static Callable<Integer> planning(PrintWriter out) {
        return new Planning(out);
    }

    static Callable<Integer> applying(InputStream in, PrintWriter out) {
        return new Applying(in, out);
    }

    /** What both need: a file, and what it would change. */
    private abstract static class Planned implements Callable<Integer> {

        final PrintWriter out;

        @Parameters(index = "0", paramLabel = "FILE", description = "The registry file, YAML.")
        private Path file = Path.of("registry.yaml");

        @Option(
                names = "--base",
                paramLabel = "FOLDER",
                description = "Where the paths of certificates start from (default: the file's folder).")
        private Optional<Path> base = Optional.empty();

        @Option(
                names = "--prune",
                description = "End what the file does not name: suspend, revoke, retire it. Nothing is ever removed.")
        private boolean prune;

        @Mixin
        final OperatorCall call = new OperatorCall();

        private Planned(PrintWriter out) {
            this.out = out;
        }

        ObjectNode body() {
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
            ObjectNode body = OperatorCall.object().put("prune", prune);
            body.set("registry", RegistryYaml.read(file, base.orElse(folder)));
            return body;
        }

        Result plan(ObjectNode body) {
            return call.ask("/registry/plan", body);
        }
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Shows what a registry file would change: + new, ~ changed, - ended. Nothing is changed.")
    private static final class Planning extends Planned {

        private Planning(PrintWriter out) {
            super(out);
        }

        @Override
        public Integer call() {
            Result plan = plan(body());
            if (call.json() || plan.refused()) {
                return call.print(plan, out);
            }
            new PlanText(out).print(plan.content());
            return saysNothing(plan, out) ? ExitCode.ANSWERED : plan.exitCode();
        }
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Makes the registry as a file says, all of it or nothing, after showing what will change.")
    private static final class Applying extends Planned {

        private final InputStream in;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        @Option(names = "--yes", description = "Do not ask before it is done.")
        private boolean yes;

        private Applying(InputStream in, PrintWriter out) {
            super(out);
            this.in = in;
        }

        @Override
        public Integer call() {
            ObjectNode body = body();
            Result plan = plan(body);
            if (plan.refused()) {
                return call.print(plan, out);
            }
            if (!call.json()) {
                new PlanText(out).print(plan.content());
                if (saysNothing(plan, out)) {
                    return ExitCode.ANSWERED;
                }
            }
            if (!yes && !agreed()) {
                out.println("Nothing was changed.");
                out.flush();
                return ExitCode.REFUSED;
            }
            body.put("reason", reason).set("plan", plan.content().path("plan"));
            return print(call.post("/registry/apply", body));
        }

        private int print(Result done) {
            if (call.json() || done.refused()) {
                return call.print(done, out);
            }
            out.println("Done. The registry is at version "
                    + done.content().path("version").asText() + ".");
            out.flush();
            return done.exitCode();
        }

        private boolean agreed() {
            out.print("Shall this be done? [y/N] ");
            out.flush();
            try {
                String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
                return Objects.requireNonNullElse(line, "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .startsWith("y");
            } catch (IOException unreadable) {
                throw new CannotAskException("Standard input cannot be read: add --yes.", unreadable);
            }
        }
    }

    private static boolean saysNothing(Result plan, PrintWriter out) {
        boolean nothing = plan.content().path("changes").isEmpty();
        if (nothing) {
            out.println("The registry is as the file says; there is nothing to change.");
            out.flush();
        }
        return nothing;
    }
}
