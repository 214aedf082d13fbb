package ir.gsb.samples;

import ir.gsb.cli.GsbCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows a newcomer two inquiries, sent through the front door like anyone's, and what to try next. */
@Component
@Profile("sample")
@ConditionalOnProperty(name = "gsb.sample.greet", matchIfMissing = true)
final class FirstInquiries {

    private static final String PERSON = """
        {"mode":"RETRIEVE","fields":["firstName","lastName","fatherName"],\
        "nationalId":"0001234560","birthDate":"1986-07-03"}\
        """;
    private static final String ADDRESS = """
        {"mode":"RETRIEVE","fields":["province","city","streets","plate"],"postalCode":"1193653471"}\
        """;

    private final String hub;
    private final Path pki;
    private final Path data;

    FirstInquiries(
            @Value("${server.port}") int port,
            @Value("${gsb.sample.pki}") Path pki,
            @Value("${gsb.sample.data}") Path data) {
        this.hub = "http://localhost:" + port;
        this.pki = pki;
        this.data = data;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void show() {
        System.out.printf("""

            Government Service Bus (sample: throw-away keys, synthetic people, never production)

            1  tax/portal asks civil-registry/population over REST who 0001234560 is (agreement A-1001);
               the register speaks an old SOAP of its own:
            """);
        ask("person-identity/v1", "tax/portal", "A-1001", PERSON);
        System.out.printf("""

            2  municipality/permits asks post/addresses over SOAP for the address of 1193653471 (agreement A-2002);
               the post speaks REST:
            """);
        ask("postal-address/v1", "municipality/permits", "A-2002", ADDRESS, "--soap");
        String more = options(hub, pki);
        System.out.printf("""

            Both are recorded, request and answer, in PostgreSQL under %s/postgres, payloads encrypted.

            Ready on %s. In another terminal, in this folder:
              mvn -q package -DskipTests          makes target/gsb.jar
              java -jar target/gsb.jar inquire postal-address/v1 --as tax/portal%s --data '{"mode":"RETRIEVE","fields":["city"],"postalCode":"3413697143"}'
              java -jar target/gsb.jar exchange --as tax/portal%s ID    shows the steps of an exchange
              curl %s/inquiries                   lists what the hub serves
            The five-minute tour is in README.md. Ctrl-C stops everything.
            """, data, hub, more, more, hub);
    }

    /** What a command needs to be told of a hub that is not where it looks by itself; empty if this one is. */
    static String options(String hub, Path pki) {
        return (hub.equals("http://localhost:8080") ? "" : " --hub " + hub)
                + (pki.equals(Path.of("certs-example", "out")) ? "" : " --certs " + pki);
    }

    private void ask(String inquiry, String party, String agreement, String request, String... more) {
        List<String> command = new ArrayList<>(List.of("inquire", inquiry, "--data", request));
        command.addAll(List.of("--hub", hub, "--certs", pki.toString(), "--as", party, "--agreement", agreement));
        command.addAll(List.of(more));
        GsbCommand.run(command.toArray(String[]::new));
    }
}
