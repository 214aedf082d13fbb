package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generators that others use make clients of the hub's documents, and what they make compiles. */
class GeneratedClientsIT {

    private static final Path CLIENTS = Path.of("target/dss");
    private static final String HOW =
            "not run for want of a generator, which the build gets from Maven Central before" + " this test";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "person-identity/v1, PersonIdentity, gsb/person_identity/v1",
        "insurance/v1, Insurance, gsb/insurance/v1"
    })
    void wsdl2java_makes_a_client_that_compiles(String type, String name, String made) throws IOException {
        Path libraries = libraries("wsdl2java");
        Path wsdl = fetched("/soap/" + type + "?wsdl", "inquiry.wsdl");
        var ended = java(libraries, "org.apache.cxf.tools.wsdlto.WSDLToJava", "-d", sources(), wsdl.toString());
        assertThat(ended.code()).as(ended.toString()).isZero();

        Path classes = compiled(libraries);

        for (String expected : List.of(name, name + "Service", "Request", "Response", "Error")) {
            assertThat(classes.resolve(made).resolve(expected + ".class")).exists();
        }
        assertThat(classes.resolve("gsb/exchange/v1/Exchange.class")).exists();
    }

    @ParameterizedTest
    @CsvSource({"person-identity/v1, PersonIdentity", "insurance/v1, Insurance"})
    void openapi_generator_makes_a_client_that_compiles(String type, String name) throws IOException {
        Path libraries = libraries("openapi-generator");
        Path openapi = fetched("/inquiries/" + type + "/openapi.json", "openapi.json");
        var ended = java(
                libraries,
                "org.openapitools.codegen.OpenAPIGenerator",
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + openapi,
                "--output=" + sources(),
                "--additional-properties=useJakartaEe=true,hideGenerationTimestamp=true",
                "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        assertThat(ended.code()).as(ended.toString()).isZero();

        Path classes = compiled(libraries).resolve("org/openapitools/client");

        assertThat(classes.resolve("api/DefaultApi.class")).exists();
        for (String expected : List.of(name + "Request", name + "Response", "Problem")) {
            assertThat(classes.resolve("model/" + expected + ".class")).exists();
        }
    }

    private static Path libraries(String generator) {
        Path libraries = CLIENTS.resolve(generator).resolve("target/dependency");
        Shell.needs(Files.isDirectory(libraries), HOW);
        return libraries;
    }

    private Path fetched(String path, String file) throws IOException {
        RawHttp.Response document =
                RawHttp.send(SampleHub.get().port(), "GET", path, new ir.gsb.message.Headers(List.of()), new byte[0]);
        assertThat(document.status()).isEqualTo(200);
        return Files.write(folder.resolve(file), document.text().getBytes(StandardCharsets.UTF_8));
    }

    private String sources() {
        return folder.resolve("sources").toString();
    }

    private static Shell.Ended java(Path libraries, String... program) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", libraries + "/*"));
        command.addAll(Arrays.asList(program));
        return Shell.run(command);
    }

    private Path compiled(Path libraries) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        var complaints = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> made = Files.walk(Path.of(sources()));
                Stream<Path> jars = Files.list(libraries)) {
            List<Path> sources =
                    made.filter(file -> file.toString().endsWith(".java")).toList();
            String classPath = String.join(":", jars.map(Path::toString).toList());
            List<String> options = List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-classpath", classPath);
            boolean good = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(good).as(complaints.toString()).isTrue();
        }
        return classes;
    }
}
