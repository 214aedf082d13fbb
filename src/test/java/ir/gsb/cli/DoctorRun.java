package ir.gsb.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;

/** One run of {@code gsb doctor}, by any clock. */
public record DoctorRun(int code, String out) {

    public static DoctorRun of(Clock clock, List<String> args) {
        var out = new StringWriter();
        int code = new CommandLine(new DoctorCommand(new PrintWriter(out), clock)).execute(args.toArray(String[]::new));
        return new DoctorRun(code, out.toString());
    }

    /** The last sentence in English. */
    public String conclusion() {
        return out.lines()
                .filter(line -> line.startsWith("What is wrong: ") || line.startsWith("All is well: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(out));
    }
}
