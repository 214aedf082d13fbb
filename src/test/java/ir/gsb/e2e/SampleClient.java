package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.TestFolder;
import ir.gsb.canonical.JsonText;
import ir.gsb.canonical.Model;
import ir.gsb.canonical.ServedSet;
import ir.gsb.canonical.Xml;
import ir.gsb.canonical.XmlText;
import ir.gsb.message.InquiryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The samples of {@code src/clients} that run here: all but the one in C#. */
enum SampleClient {
    PYTHON_REST(
            "python3-cryptography",
            "/usr/bin/python3 -c 'import cryptography'",
            "/usr/bin/python3 src/clients/python/rest_inquiry.py HUB TYPE"),
    OPENSSL_AND_CURL("openssl curl", "openssl version && curl --version", "src/clients/curl/inquire.sh HUB TYPE"),
    ZEEP_SOAP_1_1(
            "python3-zeep python3-xmlsec python3-cryptography",
            "/usr/bin/python3 -c 'import zeep, xmlsec, cryptography'",
            "/usr/bin/python3 src/clients/python/soap_inquiry.py HUB TYPE 1.1"),
    ZEEP_SOAP_1_2(
            "python3-zeep python3-xmlsec python3-cryptography",
            "/usr/bin/python3 -c 'import zeep, xmlsec, cryptography'",
            "/usr/bin/python3 src/clients/python/soap_inquiry.py HUB TYPE 1.2"),
    NODE_REST("nodejs", "node --version", "node src/clients/node/rest_inquiry.mjs HUB TYPE"),
    PHP_REST("php-cli", "php --version", "php src/clients/php/rest_inquiry.php HUB TYPE"),
    PHP_SOAP_1_1("php-soap php-xml", "php -m | grep -q ^soap$", "php src/clients/php/soap_inquiry.php HUB TYPE 1.1"),
    PHP_SOAP_1_2("php-soap php-xml", "php -m | grep -q ^soap$", "php src/clients/php/soap_inquiry.php HUB TYPE 1.2"),
    JAVA_REST(
            "default-jdk-headless", "javac --version", "java -XX:TieredStopAtLevel=1 -cp CLASSES RestInquiry HUB TYPE"),
    JAVA_SOAP_1_2(
            "default-jdk-headless", "javac --version", "java -XX:TieredStopAtLevel=1 -cp CLASSES SoapInquiry HUB TYPE");

    private static final Path CLASSES = TestFolder.of("clients");

    private final String packages;
    private final String probe;
    private final String program;

    SampleClient(String packages, String probe, String program) {
        this.packages = packages;
        this.probe = probe;
        this.program = program;
    }

    boolean isSoap() {
        return name().contains("SOAP");
    }

    /**
     * Runs it.
     *
     * @param hub whose models say how XML is written
     * @param at where the hub is called, with its scheme
     * @param request JSON; a client that wants XML gets the element that says the same
     * @param own the folder of key and certificate
     * @param hubCertificate in the hub's folder
     */
    Shell.Ended ask(SampleHub hub, String at, InquiryType type, String request, Path own, String hubCertificate) {
        Shell.needs(packages, probe);
        if (program.startsWith("java")) {
            compile();
        }
        String all = program.replace("CLASSES", CLASSES.toString())
                .replace("HUB", at)
                .replace("TYPE", type.toString());
        List<String> command = new ArrayList<>(List.of(all.split(" ")));
        command.add(this == JAVA_SOAP_1_2 ? element(hub, type, request) : request);
        command.add(own.resolve("key.pem").toString());
        command.add(own.resolve("cert.pem").toString());
        command.add(hub.pki().resolve(hubCertificate).toString());
        return Shell.run(command);
    }

    private static synchronized void compile() {
        if (Files.notExists(CLASSES.resolve("SoapInquiry.class"))) {
            var ended = Shell.run(List.of("bash", "-c", "javac -d " + CLASSES + " src/clients/java/*.java"));
            assertThat(ended.code()).as(ended.toString()).isZero();
        }
    }

    /** The request element that says what a JSON request says. */
    static String element(SampleHub hub, InquiryType type, String json) {
        Model model =
                hub.part(ServedSet.Source.class).current().schemas().model(type).orElseThrow();
        var request = JsonText.parse(json.getBytes(StandardCharsets.UTF_8));
        return new String(Xml.write(XmlText.write(model, request, model.requestName())), StandardCharsets.UTF_8);
    }
}
