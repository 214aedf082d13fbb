package ir.gsb.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Adds up processor time over the threads or children of a process. */
final class ProcessTimes {

    private static final int ATTEMPTS = 5;

    private ProcessTimes() {}

    /** User and system time of a process and all its threads, those that ended too. */
    static Duration ofProcess(long pid) throws IOException {
        return ProcStat.ofProcess(pid).own();
    }

    /** The part of it that its living compiler threads used. */
    static Duration ofCompiler(long pid) throws IOException {
        Duration sum = Duration.ZERO;
        for (ProcStat thread : all(Path.of("/proc", Long.toString(pid), "task"))) {
            if (thread.name().startsWith("C1 Comp") || thread.name().startsWith("C2 Comp")) {
                sum = sum.plus(thread.own());
            }
        }
        return sum;
    }

    /**
     * Of a process and all its children. One that ends is waited for, which moves its time to its parent's account; if
     * that happens while they are read, they are read again.
     */
    static Duration ofFamily(long pid) throws IOException {
        ProcStat before = ProcStat.ofProcess(pid);
        Duration children = ofChildren(pid);
        ProcStat parent = ProcStat.ofProcess(pid);
        for (int i = 0; i < ATTEMPTS && !parent.ofEndedChildren().equals(before.ofEndedChildren()); i++) {
            before = parent;
            children = ofChildren(pid);
            parent = ProcStat.ofProcess(pid);
        }
        return parent.own().plus(parent.ofEndedChildren()).plus(children);
    }

    private static Duration ofChildren(long pid) throws IOException {
        Duration sum = Duration.ZERO;
        for (ProcStat process : all(Path.of("/proc"))) {
            if (process.parent() == pid) {
                sum = sum.plus(process.own());
            }
        }
        return sum;
    }

    private static List<ProcStat> all(Path folder) throws IOException {
        List<ProcStat> found = new ArrayList<>();
        try (DirectoryStream<Path> numbers = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path number : numbers) {
                readInto(found, number);
            }
        }
        return found;
    }

    private static void readInto(List<ProcStat> found, Path number) {
        try {
            found.add(ProcStat.read(number));
        } catch (IOException _) {
            // it ended since the folder was listed
        }
    }
}
