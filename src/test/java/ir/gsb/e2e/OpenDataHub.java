package ir.gsb.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.TestFolder;
import ir.gsb.catalogue.Catalogue;
import ir.gsb.catalogue.Changes;
import ir.gsb.opendata.SmallCountry;
import ir.gsb.search.Question;
import ir.gsb.search.ServiceSearch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A hub with a catalogue of a few services and with routes of its own, which tests of the open data share. */
final class OpenDataHub {

    static final int CALLS_PER_MINUTE = 6_000;
    static final String SERVICE = "10000001";
    static final String SUB_SERVICE = "10000001001";
    static final String RETIRED = "10000099";

    private static final Path FOLDER = TestFolder.of("e2e/open-data");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Holder {
        static final OpenDataHub HUB = new OpenDataHub();
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final SampleHub hub;
    private final SmallCountry country;

    private OpenDataHub() {
        try {
            HubOnDisk.empty(FOLDER);
            copy(Path.of("routes"), routes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hub = new SampleHub(
                FOLDER,
                "--gsb.routes=" + routes(),
                "--gsb.sample.country=false",
                "--gsb.portal.base=https://bus.example.gov",
                "--gsb.portal.calls-per-minute=" + CALLS_PER_MINUTE);
        country = new SmallCountry(hub.store());
        for (int i = 1; i <= 24; i++) {
            country.publish(String.valueOf(10_000_000 + i), SmallCountry.sheet("صدور گواهی شمارهٔ " + i));
        }
        country.publish(SUB_SERVICE, SmallCountry.sheet("تمدید گواهی"));
        country.publish(RETIRED, SmallCountry.sheet("خدمت پیشین"));
        country.retire(RETIRED);
        await().until(() -> catalogue().current().service(SUB_SERVICE).isPresent()
                && catalogue().current().service(RETIRED).isEmpty()
                && hub.part(ServiceSearch.class).find(Question.of("")).total() == 25);
    }

    static OpenDataHub get() {
        return Holder.HUB;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    Path routes() {
        return FOLDER.resolve("routes");
    }

    SampleHub hub() {
        return hub;
    }

    SmallCountry country() {
        return country;
    }

    Catalogue catalogue() {
        return hub.part(Catalogue.class);
    }

    /** Number of the newest change that the store has; the catalogue may be a moment behind. */
    long newestChange() {
        return hub.part(Changes.class).newest();
    }

    HttpResponse<String> get(String target, String... headers) throws IOException, InterruptedException {
        return ask("GET", target, headers);
    }

    HttpResponse<String> ask(String method, String target, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + target))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** The same from another address of this machine, with a target that need not be one. */
    RawHttp.Response from(String address, String target) throws IOException {
        try (var socket = new Socket("127.0.0.1", hub.port(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return RawHttp.read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** Takes from an address all that it may ask for in this minute. */
    RawHttp.Response exhaust(String address) throws IOException {
        RawHttp.Response last = from(address, "/catalogue/services.ttl");
        for (int i = 0; last.status() != 429 && i < 3 * CALLS_PER_MINUTE / 60; i++) {
            last = from(address, "/catalogue/services.ttl");
        }
        return last;
    }

    JsonNode json(String target, String... headers) throws IOException, InterruptedException {
        return JSON.readTree(get(target, headers).body());
    }

    /** What it says of its own APIs. */
    JsonNode description() throws IOException {
        try {
            return json("/catalogue/openapi.json");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
