package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Names the machine that a table comes from.
 *
 * @param load how many threads wanted a processor in the minute before the run; what others did disturbs the figures
 */
record Machine(String processor, int cores, String memory, String system, String java, String load) {

    static Machine here() throws IOException {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                gibibytes(value("/proc/meminfo", "MemTotal")),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " JDK " + System.getProperty("java.vm.version"),
                Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }

    private static String value(String file, String name) throws IOException {
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(name)) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return System.getProperty("os.arch");
    }

    private static String gibibytes(String kibibytes) {
        return Math.round(Long.parseLong(kibibytes.split(" ", 2)[0]) / 1048576.0) + " GiB";
    }

    @Override
    public String toString() {
        return "%s, %d cores, %s, %s, %s; load before the run %s"
                .formatted(processor, cores, memory, system, java, load);
    }
}
