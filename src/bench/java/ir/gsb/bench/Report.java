package ir.gsb.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The tables, as Markdown. */
record Report(
        Machine machine,
        Settings settings,
        Instant at,
        Map<Kind, Floor> floors,
        List<Cell> cells,
        List<Cell> throughConnector) {

    private static final String HEAD = """
        # Benchmark

        %s.
        Run at %s: %d s a cell after %d s of warm-up of each kind; generator, providers, hub and PostgreSQL share the \
        machine, each in processes of its own. Every request is signed, every answer too, and every exchange is on disk \
        before its answer leaves.

        | exchange | clients | exchanges/s | p50 ms | p99 ms | hub CPU ms | of it JIT | PostgreSQL CPU ms | generator and \
        providers CPU ms | log bytes | WAL bytes | ÷ bare crypto | ÷ crypto as used |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    private static final String FLOOR = """

        CPU, log and WAL are for one exchange. The floor is the cryptography of one exchange alone, one thread while \
        the hub is idle:

        | exchange | bare: P-256 verify + sign + SHA-256, ms | as used: request verified + answer signed, ms |
        |---|---:|---:|
        """;

    private static final String CONNECTOR = """

        Through a connector (one more process, heap of 64 MiB), which the clients ask plainly: it signs each request and \
        verifies each answer.

        | exchange | clients | exchanges/s | p50 ms | p99 ms | connector CPU ms | of it JIT | hub CPU ms | connector ÷ \
        bare crypto |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    /** Whether all answers were as they must be, and each has its record. */
    boolean isSound() {
        return Stream.concat(cells.stream(), throughConnector.stream())
                .allMatch(cell -> cell.result().failures().isEmpty() && cell.isRecordedExactly());
    }

    @Override
    public String toString() {
        var text = new StringBuilder(HEAD.formatted(
                machine, at, settings.cell().toSeconds(), settings.warmUp().toSeconds()));
        cells.forEach(cell -> text.append(line(cell)));
        text.append(FLOOR);
        floors.forEach(
                (kind, floor) -> text.append(row("| %s | %.3f | %.3f |", kind.title(), floor.bare(), floor.asUsed())));
        text.append('\n');
        cells.forEach(cell -> text.append(checked(cell)));
        text.append(CONNECTOR);
        throughConnector.forEach(cell -> text.append(connected(cell)));
        text.append('\n');
        throughConnector.forEach(cell -> text.append(row(
                "- %s at %d: %d answers, %d recorded, %d failures",
                cell.kind().title(),
                cell.clients(),
                cell.result().exchanges(),
                cell.grown().ended(),
                cell.result().failures().size())));
        return text.toString();
    }

    private String line(Cell cell) {
        Floor floor = floors.get(cell.kind());
        Duration hub = cell.used().hub();
        double hubMillis = cell.millisPerExchange(hub);
        Latencies latencies = cell.result().latencies();
        return row(
                "| %s | %d | %.0f | %.2f | %.2f | **%.3f** | %.3f | %.3f | %.3f | %.0f | %.0f | %.1f | %.1f |",
                cell.kind().title(),
                cell.clients(),
                cell.result().perSecond(),
                latencies.millis(0.50),
                latencies.millis(0.99),
                hubMillis,
                cell.millisPerExchange(cell.used().compiler()),
                cell.millisPerExchange(cell.used().postgres()),
                cell.millisPerExchange(cell.used().others()),
                cell.perExchange(cell.grown().bytes()),
                cell.perExchange(cell.grown().wal()),
                hubMillis / floor.bare(),
                hubMillis / floor.asUsed());
    }

    private String connected(Cell cell) {
        double connector = cell.millisPerExchange(cell.used().connector());
        Latencies latencies = cell.result().latencies();
        return row(
                "| %s | %d | %.0f | %.2f | %.2f | **%.3f** | %.3f | %.3f | %.1f |",
                cell.kind().title(),
                cell.clients(),
                cell.result().perSecond(),
                latencies.millis(0.50),
                latencies.millis(0.99),
                connector,
                cell.millisPerExchange(cell.used().connectorCompiler()),
                cell.millisPerExchange(cell.used().hub()),
                connector / floors.get(cell.kind()).bare());
    }

    private static String checked(Cell cell) {
        return row(
                "- %s at %d: %d answers, %d recorded, %d signatures of the hub verified, %d failures",
                cell.kind().title(),
                cell.clients(),
                cell.result().exchanges(),
                cell.grown().ended(),
                cell.result().verified(),
                cell.result().failures().size());
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
