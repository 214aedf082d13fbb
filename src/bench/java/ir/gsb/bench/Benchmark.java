package ir.gsb.bench;

import ir.gsb.security.EcdsaProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts hub and providers, lets clients ask, and reports what an exchange costs. */
public final class Benchmark {

    private static final int WARM_UP_CLIENTS = 16;

    private final Settings settings;
    private final Way direct;
    private final Way connected;
    private final CryptoFloor floor;
    private final CpuMeter meter;
    private final SqlLog log;

    /** Whom the clients ask, and how. */
    private record Way(String title, int port, Inquirers inquirers) {}

    private Benchmark(Settings settings, Keys keys, ConnectorProcess connector, CpuMeter meter, SqlLog log) {
        this.settings = settings;
        this.direct = new Way("", settings.port(), Inquirers.asking(settings.authority(), keys));
        this.connected = new Way(" through a connector", connector.port(), Inquirers.plain(connector.authority()));
        this.floor = new CryptoFloor(settings.authority(), keys, direct.inquirers());
        this.meter = meter;
        this.log = log;
    }

    /** Exits with 0, with 1 if an answer or a record was not as it must be, or with 2 if there was nothing to measure. */
    public static void main(String[] args) throws Exception {
        if (Boolean.getBoolean("bench.help")) {
            System.out.print(Settings.HELP);
            return;
        }
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
                var hub = HubProcess.start(settings, providers.port());
                var connector = ConnectorProcess.start(settings)) {
            Postgres postgres = Postgres.in(HubProcess.data(settings));
            try (var log = SqlLog.of(postgres)) {
                var meter = new CpuMeter(hub.pid(), postgres.pid(), providers.pid(), connector.pid());
                var benchmark = new Benchmark(settings, Keys.of(folder.resolve("pki")), connector, meter, log);
                Report report = benchmark.measure(machine);
                Files.writeString(folder.resolve("report.md"), report.toString());
                System.out.println("\n" + report);
                return report.isSound() ? 0 : 1;
            }
        }
    }

    private Report measure(Machine machine) throws Exception {
        for (Kind kind : settings.kinds()) {
            warmUp(kind, direct);
            warmUp(kind, connected);
        }
        Map<Kind, Floor> floors = new EnumMap<>(Kind.class);
        for (Kind kind : settings.kinds()) {
            say("measuring the bare cryptography of " + kind.title());
            floors.put(kind, floor.measure(kind));
        }
        List<Cell> cells = measure(direct);
        List<Cell> throughConnector = measure(connected);
        return new Report(
                machine, settings, Instant.now().truncatedTo(ChronoUnit.SECONDS), floors, cells, throughConnector);
    }

    private List<Cell> measure(Way way) throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Kind kind : settings.kinds()) {
            for (int clients : settings.clients()) {
                cells.add(measure(kind, clients, way));
            }
        }
        return cells;
    }

    private void warmUp(Kind kind, Way way) throws Exception {
        say("warming up " + kind.title() + way.title());
        try (var loop = ClosedLoop.of(WARM_UP_CLIENTS, way.port(), way.inquirers(), kind)) {
            ClosedLoop.Result result = loop.run(settings.warmUp());
            if (!result.failures().isEmpty()) {
                throw new IOException(
                        "an answer is not as it must be: " + result.failures().getFirst());
            }
        }
    }

    private Cell measure(Kind kind, int clients, Way way) throws Exception {
        say("measuring " + kind.title() + way.title() + " at " + clients + (clients == 1 ? " client" : " clients"));
        SqlLog.Size size = log.size();
        try (var loop = ClosedLoop.of(clients, way.port(), way.inquirers(), kind)) {
            CpuMeter.Used used = meter.read();
            ClosedLoop.Result result = loop.run(settings.cell());
            CpuMeter.Used usedNow = meter.read();
            result.failures().stream().findFirst().ifPresent(Benchmark::say);
            return new Cell(
                    kind, clients, result, usedNow.since(used), log.size().since(size));
        }
    }

    private static void say(String line) {
        System.out.println("bench: " + line);
    }
}
