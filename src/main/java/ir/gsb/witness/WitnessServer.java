package ir.gsb.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Serves a witness over HTTP: {@code POST /add-checkpoint}. */
public final class WitnessServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WitnessServer.class.getName());
    private static final int LARGEST_BODY = 64 * 1024;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Witness witness;
    private final HttpServer server;

    private WitnessServer(Witness witness, HttpServer server) {
        this.witness = witness;
        this.server = server;
    }

    public static WitnessServer start(Witness witness, InetSocketAddress at) throws IOException {
        var started = new WitnessServer(witness, HttpServer.create(at, 64));
        started.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.server.createContext("/", started::answer);
        started.server.start();
        return started;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
                send(exchange, 404, TEXT, "A witness serves POST /add-checkpoint only.\n");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 405, TEXT, "add-checkpoint is asked with POST.\n");
            } else {
                judge(exchange, exchange.getRequestBody().readNBytes(LARGEST_BODY + 1));
            }
        }
    }

    private void judge(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length > LARGEST_BODY) {
            send(exchange, 413, TEXT, "The body is larger than " + LARGEST_BODY + " bytes.\n");
            return;
        }
        try {
            switch (witness.add(body)) {
                case Witness.Verdict.Cosigned(var signature) -> send(exchange, 200, TEXT, signature.line());
                case Witness.Verdict.Conflict(long known) -> send(exchange, 409, "text/x.tlog.size", known + "\n");
                case Witness.Verdict.Refused(int status, String why) -> send(exchange, status, TEXT, why + "\n");
            }
        } catch (IOException memory) {
            LOG.log(System.Logger.Level.ERROR, "nothing is cosigned: {0}", memory.getMessage());
            send(exchange, 500, TEXT, "The witness cannot use its memory.\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
