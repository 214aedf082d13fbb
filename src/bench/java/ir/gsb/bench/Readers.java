package ir.gsb.bench;

import ir.gsb.security.EcdsaProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * What 200 people who read the portal meet with and cost, and what the bus meets with beside them: {@code mvn -Pbench
 * -DskipTests verify -Dbench.main=ir.gsb.bench.Readers}. Reading alone and both together last four times
 * {@code bench.seconds} each, the bus alone twice that.
 */
public final class Readers {

    private static final int PEOPLE = 200;
    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 200;
    private static final int ROUNDS = 5;

    private final Settings settings;
    private final HubProcess hub;
    private final Postgres postgres;
    private final Inquirers inquirers;

    private Readers(Settings settings, HubProcess hub, Postgres postgres, Inquirers inquirers) {
        this.settings = settings;
        this.hub = hub;
        this.postgres = postgres;
        this.inquirers = inquirers;
    }

    /** Exits with 0, with 1 if a page or an answer was not as it must be, or with 2 if there was nothing to measure. */
    public static void main(String[] args) throws Exception {
        try {
            System.exit(run(Settings.of(System.getProperties())));
        } catch (IllegalArgumentException | IOException | SQLException failed) {
            System.err.println("The benchmark cannot run: " + failed.getMessage());
            System.exit(2);
        }
    }

    static int run(Settings settings) throws Exception {
        EcdsaProvider.install();
        Machine machine = Machine.here();
        Path folder = Files.createDirectories(settings.folder());
        say("starting providers and hub, logs in " + folder);
        try (var providers = ProviderProcess.start(folder);
                var hub = HubProcess.start(settings, providers.port(), true)) {
            Keys keys = Keys.of(folder.resolve("pki"));
            Inquirers inquirers = Inquirers.asking(settings.authority(), keys);
            Postgres postgres = Postgres.in(HubProcess.data(settings));
            say("waiting for the country");
            PublishedCountry country = PublishedCountry.await(postgres);
            var readers = new Readers(settings, hub, postgres, inquirers);
            Floor floor = new CryptoFloor(settings.authority(), keys, inquirers).measure(Kind.REST);
            ReadersReport report = readers.measure(machine, country, floor);
            Files.writeString(folder.resolve("readers.md"), report.toString());
            System.out.println("\n" + report);
            return report.isSound() ? 0 : 1;
        }
    }

    private ReadersReport measure(Machine machine, PublishedCountry country, Floor floor) throws Exception {
        Duration cell = settings.cell();
        say("warming up");
        phase(country.shelf(), PEOPLE, CLIENTS, settings.warmUp());
        say("searching");
        Latencies searches = search(country.shelf().queries());
        say("measuring a hub that has nothing to do");
        Phase idle = phase(country.shelf(), 0, 0, cell);
        say("measuring readers alone");
        Phase alone = phase(country.shelf(), PEOPLE, 0, cell.multipliedBy(4));
        say("measuring the bus alone");
        Phase bus = phase(country.shelf(), 0, CLIENTS, cell.multipliedBy(2));
        say("measuring both");
        Phase both = phase(country.shelf(), PEOPLE, CLIENTS, cell.multipliedBy(4));
        return new ReadersReport(
                machine, country.quality(), searches, floor, idle, alone, bus, both, Heap.alive(hub.pid()));
    }

    /** What so many readers and so many clients of the bus meet with in the same time. */
    private Phase phase(PageKind.Shelf shelf, int readers, int clients, Duration time) throws Exception {
        var crowd = new Crowd(readers, settings, shelf);
        try (var loop = ClosedLoop.of(clients, settings.port(), inquirers, Kind.REST);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Spent before = Spent.now(hub.pid(), postgres.pid());
            Future<PagesSeen> reading = threads.submit(() -> crowd.read(time));
            ClosedLoop.Result asked = loop.run(time, PER_SECOND);
            LockSupport.parkNanos(time.minus(asked.elapsed()).toNanos());
            PagesSeen seen = reading.get();
            return new Phase(seen, asked, Spent.now(hub.pid(), postgres.pid()).since(before));
        }
    }

    /** Each query once a round, from an address of its own each round; the first round warms up. */
    private Latencies search(List<String> queries) throws IOException {
        var latencies = new Latencies();
        for (int round = 0; round <= ROUNDS; round++) {
            try (var connection = Connection.to(settings.port(), Reader.address(PEOPLE + round))) {
                for (String words : queries) {
                    byte[] request = HttpMessage.get(settings.authority(), PageKind.search(words));
                    long asked = System.nanoTime();
                    int status = connection.exchange(request).status();
                    if (round > 0) {
                        latencies.add(System.nanoTime() - asked);
                    }
                    if (status != 200) {
                        throw new IOException("a search was answered with " + status);
                    }
                }
            }
        }
        return latencies;
    }

    private static void say(String line) {
        System.out.println("bench: " + line);
    }
}
