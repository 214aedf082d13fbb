package ir.gsb.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ir.gsb.TestFolder;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.registry.RegistryFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** A hub with routes and schemas of its own, which tests change while it runs. They share it, one after the other. */
final class ChangingHub {

    static final String ASK = "{\"mode\":\"RETRIEVE\",\"fields\":[\"city\"],\"postalCode\":\"1193653471\"}";

    private static final Path FOLDER = TestFolder.of("e2e/changing");
    private static final InquiryType MODEL = SampleHub.ADDRESS;

    private static final class Holder {
        static final ChangingHub HUB = new ChangingHub();
    }

    private final SampleHub hub;

    private ChangingHub() {
        try {
            HubOnDisk.empty(FOLDER);
            copy(Path.of("routes"), routes());
            copy(Path.of("schemas"), schemas());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        hub = new SampleHub(FOLDER, "--gsb.routes=" + routes(), "--gsb.schemas=" + schemas());
    }

    static ChangingHub get() {
        return Holder.HUB;
    }

    SampleHub hub() {
        return hub;
    }

    Path routes() {
        return FOLDER.resolve("routes");
    }

    Path schemas() {
        return FOLDER.resolve("schemas");
    }

    Path route(InquiryType type) {
        return routes().resolve("inquiries/" + type.name() + ".v" + type.version() + ".camel.yaml");
    }

    Path schema(InquiryType type) {
        return schemas().resolve(type.name() + "/v" + type.version());
    }

    Path mapping(InquiryType type) {
        return schema(type).resolve("mappings/post-addresses/from-provider.jslt");
    }

    /** Files of another inquiry or version, which asks for addresses as {@code postal-address/v1} does. */
    void drop(InquiryType type) throws IOException {
        copy(Path.of("schemas/" + MODEL.name() + "/v1/mappings"), schema(type).resolve("mappings"));
        String model = Files.readString(Path.of("schemas/postal-address/v1/postal-address.xsd"));
        Files.writeString(
                schema(type).resolve(type.name() + ".xsd"),
                model.replace("postal-address:v1", type.name() + ":v" + type.version())
                        .replace(MODEL.pascalName(), type.pascalName()));
        String route = Files.readString(Path.of("routes/inquiries/postal-address.v1.camel.yaml"));
        Files.writeString(
                route(type),
                route.replace("postal-address-v1", type.name() + "-v" + type.version())
                        .replace("postal-address.v1", type.name() + ".v" + type.version()));
    }

    void remove(InquiryType type) throws IOException {
        Files.delete(route(type));
        try (var files = Files.walk(schema(type))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** An inquiry that the post answers, with an agreement that lets the tax portal ask it. */
    void register(InquiryType type, String more) {
        apply("""
            inquiries:
              - {type: %1$s, provider: post/addresses, titleFa: نشانی, titleEn: Address, idempotent: true%3$s}
            agreements:
              - {id: "%2$s", client: tax/portal, inquiry: %1$s, modes: [VERIFY, RETRIEVE], fields: [province, city],
                 purpose: Trial, legalBasis: Synthetic, validFrom: "2025-03-21T00:00:00+03:30"}
            """.formatted(type, agreement(type), more));
    }

    static String agreement(InquiryType type) {
        return "C-" + type.name() + "-" + type.version();
    }

    private void apply(String yaml) {
        try (var in = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))) {
            hub.registry().apply(RegistryFile.read("changing", in, hub.pki()));
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    RawHttp.Response ask(InquiryType type) throws IOException {
        return hub.ask(SampleHub.TAX, type, ASK);
    }

    RawHttp.Response see(String path) throws IOException {
        return RawHttp.send(hub.port(), "GET", path, new Headers(List.of()), new byte[0]);
    }

    JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(see(path).body());
    }

    /** What the operator is told. */
    JsonNode operations() throws IOException {
        return json("/actuator/inquiries");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        }
    }
}
