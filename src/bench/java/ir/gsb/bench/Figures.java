package ir.gsb.bench;

import ir.gsb.exchangelog.LogBenchmark;

/**
 * All figures of the documents, from one run on a machine that does nothing else: {@code mvn -Pbench -DskipTests verify
 * -Dbench.main=ir.gsb.bench.Figures}. It takes about half an hour and 20 GB of disk.
 */
public final class Figures {

    private Figures() {}

    /** Prints what each of them prints, one after the other. */
    public static void main(String[] args) throws Exception {
        int status = Benchmark.run(Settings.of(System.getProperties()));
        status = Math.max(status, Readers.run(Settings.of(System.getProperties())));
        LogBenchmark.main(new String[] {"1000000"});
        SearchBenchmark.main(new String[] {"10000000", "200"});
        System.exit(status);
    }
}
