package ir.gsb.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks another JVM how much of its heap is alive. */
final class Heap {

    private static final Pattern USED = Pattern.compile("(?m)^ ?(?!Metaspace|\\s*class).*used (\\d+)K");

    private Heap() {}

    /** Mebibytes after a full collection, which this makes. */
    static long alive(long pid) throws IOException {
        ask(pid, "GC.run");
        Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
        long kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes >> 10;
    }

    private static String ask(long pid, String what) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
