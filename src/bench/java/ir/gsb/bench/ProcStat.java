package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What {@code /proc/PID/stat} says of the processor time of a process or thread (proc_pid_stat(5)).
 *
 * @param own user and system time
 * @param ofEndedChildren the same of its children that ended and were waited for
 */
record ProcStat(String name, long parent, Duration own, Duration ofEndedChildren) {

    private static final Path PROC = Path.of("/proc");
    /** USER_HZ, which Linux shows as 100 on every machine that Java runs on. */
    private static final long TICKS_PER_SECOND = 100;

    static ProcStat ofProcess(long pid) throws IOException {
        return read(PROC.resolve(Long.toString(pid)));
    }

    /** @param folder {@code /proc/PID} or {@code /proc/PID/task/TID} */
    static ProcStat read(Path folder) throws IOException {
        String stat = Files.readString(folder.resolve("stat"));
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 2).split(" ", 16);
        return new ProcStat(
                stat.substring(stat.indexOf('(') + 1, close),
                Long.parseLong(fields[1]),
                ticks(fields[11]).plus(ticks(fields[12])),
                ticks(fields[13]).plus(ticks(fields[14])));
    }

    private static Duration ticks(String count) {
        return Duration.ofMillis(Long.parseLong(count) * 1000 / TICKS_PER_SECOND);
    }
}
