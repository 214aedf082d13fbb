package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import ir.gsb.catalogue.Role;
import ir.gsb.catalogue.ServiceFile;
import ir.gsb.catalogue.Word;
import ir.gsb.exchangelog.Sequencer;
import ir.gsb.exchangelog.WholeLog;
import ir.gsb.message.Headers;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.security.RestRequestSigner;
import ir.gsb.security.RestResponseVerifier;
import ir.gsb.security.SignedRequest;
import ir.gsb.security.SigningKey;
import ir.gsb.security.SigningKeys;
import ir.gsb.security.Thumbprint;
import ir.gsb.tlog.Note;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Two nodes over one store, reached under one name: what happens on the first holds on the second. The first is a process,
 * and is killed at the end; the second is in the test's own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

    private static final String NAME = "bus.example";
    private static final String AUTHORITIES = "--gsb.authorities=localhost:${server.port}," + NAME;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration READERS_PATIENCE = Duration.ofSeconds(20);

    private static final InquiryType ADDRESS = SampleHub.ADDRESS;
    private static final InquiryType IDENTITY = SampleHub.IDENTITY;
    private static final Party TAX = SampleHub.TAX;
    private static final Party CITY = SampleHub.MUNICIPALITY;
    private static final Party OPERATOR = Party.parse("operator/registry");
    private static final String ASK = """
        {"mode":"RETRIEVE","fields":["city"],"postalCode":"1193653471"}\
        """;
    private static final String VERIFY = """
        {"nationalId":"0001234560","birthDate":"1986-07-03","values":{"lastName":"x"}}\
        """;

    private static HubOnDisk first;
    private static SampleHub second;

    @BeforeAll
    static void start() throws Exception {
        first = new HubOnDisk("nodes", AUTHORITIES, "--gsb.node=node-1");
        first.start();
        Path folder = Path.of("target/chaos/nodes-second").toAbsolutePath();
        HubOnDisk.empty(folder);
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("pki"), first.pki());
        var store = (PGSimpleDataSource) first.postgres().source();
        Path keys = first.data().resolve("keys");
        second = new SampleHub(
                folder,
                AUTHORITIES,
                "--gsb.node=node-2",
                "--spring.datasource.url=" + store.getUrl(),
                "--spring.datasource.username=" + store.getUser(),
                "--spring.datasource.password=" + store.getPassword(),
                "--gsb.records.master-keys=1=" + keys.resolve("master-1.key"),
                "--gsb.records.search-key=" + keys.resolve("search.key"));
    }

    @AfterAll
    static void stop() {
        if (second != null) {
            second.close();
        }
        first.close();
    }

    private static SigningKey key(Party party) {
        Path own = first.pki().resolve(party.agency() + "-" + party.system());
        return SigningKeys.fromPem(own.resolve("key.pem"), own.resolve("cert.pem"));
    }

    private static SignedRequest signed(Party party, String path, String json, String... more) {
        var headers = new Headers(List.of())
                .with("content-type", "application/json")
                .with("gsb-message-id", UUID.randomUUID().toString());
        for (int i = 0; i < more.length; i += 2) {
            headers = headers.with(more[i], more[i + 1]);
        }
        return new RestRequestSigner(key(party), Clock.systemUTC(), new SecureRandom())
                .sign(
                        "POST",
                        URI.create("http://" + NAME + path),
                        headers,
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static SignedRequest inquiry(Party party, InquiryType type, String json, String... more) {
        return signed(party, "/inquiries/" + type, json, more);
    }

    private static RawHttp.Response send(int port, SignedRequest request) throws Exception {
        var headers = request.headers().with("host", NAME);
        var answer = RawHttp.send(port, "POST", request.target().getRawPath(), headers, request.body());
        RestResponseVerifier.ofHub(SigningKeys.certificate(first.pki().resolve("hub/signing-cert.pem")))
                .verify(request, answer.status(), answer.headers(), answer.body());
        return answer;
    }

    /** Does it on the first node. */
    private static void act(Party party, String path, String more) throws Exception {
        var told = send(first.port(), signed(party, path, "{'reason': 'A test'" + more + "}"));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
    }

    private static String code(RawHttp.Response answer) throws Exception {
        return answer.status() == 200
                ? ""
                : new JsonMapper().readTree(answer.body()).path("code").asText();
    }

    /** Asks the second node until it says so, and prints how long that took. */
    private static void awaitOnSecond(Party party, InquiryType type, String json, String code) {
        long begun = System.nanoTime();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        code(send(second.port(), inquiry(party, type, json))).equals(code));
        System.out.printf(
                "the other node says '%s' after %d ms%n",
                code, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    @Test
    @Order(1)
    void signature_that_one_node_took_is_no_good_on_the_other() throws Exception {
        var request = inquiry(TAX, ADDRESS, "{}");

        assertThat(code(send(first.port(), request))).isEqualTo("schema-violation");

        assertThat(code(send(second.port(), request))).isEqualTo("replay-refused");
    }

    @Test
    @Order(2)
    void suspension_on_one_node_holds_on_the_other() throws Exception {
        awaitOnSecond(CITY, IDENTITY, VERIFY, "");

        act(OPERATOR, "/registry/agencies/municipality/suspend", "");
        awaitOnSecond(CITY, IDENTITY, VERIFY, "agency-suspended");

        act(OPERATOR, "/registry/agencies/municipality/resume", "");
        awaitOnSecond(CITY, IDENTITY, VERIFY, "");
    }

    @Test
    @Order(3)
    void agreement_that_ends_on_one_node_ends_on_the_other() throws Exception {
        act(CITY, "/registry/agreements/A-2001/end", "");

        awaitOnSecond(CITY, IDENTITY, VERIFY, "access-denied");
    }

    @Test
    @Order(4)
    void certificate_that_is_revoked_on_one_node_is_on_the_other() throws Exception {
        String thumbprint = Thumbprint.of(key(CITY).certificate());

        act(OPERATOR, "/registry/certificates/" + thumbprint + "/revoke", "");

        awaitOnSecond(CITY, IDENTITY, VERIFY, "certificate-revoked");
    }

    private static void agree(String id, String quota) throws Exception {
        act(
                TAX,
                "/registry/agreements",
                ", 'agreement': {'id': '" + id
                        + "', 'inquiry': 'postal-address/v1', 'modes': ['RETRIEVE'], 'fields': ['city'], 'purpose':"
                        + " 'Trial', 'legalBasis': 'Synthetic', 'validFrom':"
                        + " '2025-03-21T00:00:00+03:30', " + quota + "}");
        act(Party.parse("post/addresses"), "/registry/agreements/" + id + "/grant", "");
        await().atMost(PATIENCE)
                .until(() -> !second.registry().current().agreements(TAX, ADDRESS).stream()
                        .filter(one -> one.id().equals(id) && one.granted())
                        .toList()
                        .isEmpty());
    }

    /** Asks both nodes in turn. */
    private static List<String> alternately(String agreement, int many) throws Exception {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int port = i % 2 == 0 ? first.port() : second.port();
            codes.add(code(send(port, inquiry(TAX, ADDRESS, ASK, "gsb-agreement", agreement))));
        }
        return codes;
    }

    @Test
    @Order(5)
    void quota_of_a_day_is_one_for_both() throws Exception {
        agree("N-DAY", "'quotaPerDay': 5");
        Instant begun = today();

        List<String> codes = alternately("N-DAY", 12);

        int days = begun.equals(today()) ? 1 : 2;
        assertThat(served(codes)).isBetween(5L, 5L * days);
    }

    /** How many came through, whether their provider was in time or not. */
    private static long served(List<String> codes) {
        assertThat(codes).isSubsetOf("", "provider-timeout", "quota-exceeded");
        return codes.stream().filter(code -> !code.equals("quota-exceeded")).count();
    }

    private static Instant today() {
        return Instant.now().truncatedTo(ChronoUnit.DAYS);
    }

    @Test
    @Order(6)
    void quota_of_a_second_is_one_for_both() throws Exception {
        agree("N-SECOND", "'quotaPerSecond': 2");
        long begun = Instant.now().getEpochSecond();

        List<String> codes = alternately("N-SECOND", 24);

        long seconds = Instant.now().getEpochSecond() - begun + 1;
        assertThat(served(codes)).isBetween(1L, 2 * seconds);
        System.out.println(served(codes) + " of 24 in " + seconds + " seconds");
    }

    @Test
    @Order(7)
    void correction_that_is_published_over_one_node_is_in_the_portal_of_both() throws Exception {
        SmallCatalogue.publish(second);
        var sheets = new TaxSheets(second);
        ServiceFile before = sheets.published();
        ServiceFile revision = sheets.step(before, Role.REPRESENTATIVE, Word.REVISE);
        String corrected = "corrected" + TaxSheets.fresh().substring(3);
        ServiceFile saved = sheets.saved(revision, "Tax clearance", corrected);
        ServiceFile signed = sheets.step(saved, Role.SIGNER, Word.SIGN);
        ServiceFile taken = sheets.step(signed, Role.REVIEWER, Word.TAKE_UP);
        ServiceFile approved = sheets.step(taken, Role.REVIEWER, Word.APPROVE);
        String page = "/en/services/" + approved.code().orElseThrow();
        String api = "/catalogue/services/" + approved.code().orElseThrow();
        for (int port : List.of(first.port(), second.port())) {
            awaitShown("before, the page of " + port, port, page, "Tax clearance", System.nanoTime());
            assertThat(seen(port, api)).contains("Tax clearance");
        }

        long begun = System.nanoTime();
        sheets.step(approved, Role.REVIEWER, Word.PUBLISH);

        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> seen = new ArrayList<>();
            for (int port : List.of(first.port(), second.port())) {
                String node = port == first.port() ? "node-1" : "node-2";
                seen.add(readers.submit(() -> awaitShown(node + ": the page", port, page, corrected, begun)));
                seen.add(readers.submit(() -> awaitShown(node + ": the API", port, api, corrected, begun)));
                seen.add(readers.submit(
                        () -> awaitShown(node + ": the search", port, "/en/search?q=" + corrected, page, begun)));
            }
            for (Future<?> one : seen) {
                one.get();
            }
        }
    }

    /** Reads until it is there, and prints how long after the beginning that was. */
    private static void awaitShown(String what, int port, String path, String text, long begun) {
        await().atMost(READERS_PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> seen(port, path).contains(text));
        System.out.printf(
                "%s shows it after %d ms%n",
                what, Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static String seen(int port, String path) throws Exception {
        return RawHttp.send(port, "GET", path, new Headers(List.of()), new byte[0])
                .text();
    }

    @Test
    @Order(8)
    void log_goes_on_on_the_other_when_the_node_that_writes_it_is_killed() throws Exception {
        var sequencer = second.part(Sequencer.class);
        assertThat(sequencer.isElected()).isFalse();
        var seen = Note.parse(RawHttp.send(first.port(), "GET", "/log/checkpoint", new Headers(List.of()), new byte[0])
                .body());
        for (int i = 0; i < 20; i++) {
            answered(first.port());
        }

        long begun = System.nanoTime();
        first.process().kill();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(sequencer::isElected);
        System.out.printf(
                "the other node is elected after %d ms%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        answered(second.port());
        new WholeLog(first.postgres().source(), first.pki().resolve("hub/log.vkey")).require(List.of(seen));
    }

    /** A provider that is late on a busy machine leaves a record too. */
    private static void answered(int port) throws Exception {
        assertThat(code(send(port, inquiry(TAX, ADDRESS, ASK, "gsb-agreement", "A-1002"))))
                .isIn("", "provider-timeout");
    }
}
