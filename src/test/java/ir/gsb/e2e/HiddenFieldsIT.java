package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.catalogue.Access;
import ir.gsb.catalogue.Access.Channel;
import ir.gsb.catalogue.Access.Stage;
import ir.gsb.catalogue.Figures;
import ir.gsb.catalogue.FilledBy;
import ir.gsb.catalogue.Relation;
import ir.gsb.catalogue.Sheet;
import ir.gsb.opendata.SmallCountry;
import ir.gsb.search.Question;
import ir.gsb.search.ServiceSearch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a sheet does not show to anyone. Each of these fields has a word that stands nowhere else; the twin of the service,
 * which is electronic, shows what only a service without a visit does, so that the same search for it finds something.
 */
class HiddenFieldsIT {

    private static final String IN_PERSON = "30000001";
    private static final String TWIN = "30000002";

    private static final long RECEIVERS = 7_391_846_205L;
    private static final long FEE = 846_205_731L;

    /** Hidden unless the service is electronic, and searched then. */
    private static final List<String> SEARCHED =
            List.of("سامانه‌قژمبغ", "زیرفرآیندخظشپ", "دستگاه‌ضژطفگ", "پایگاه‌غژچصذ", "قلم‌ظپژحگث");

    /** Hidden unless the service is electronic. */
    private static final List<String> INNER = Stream.concat(
                    SEARCHED.stream(),
                    Stream.of("گام‌ژظچضغ", "kzqvwxj/v1", "7391846205", "846205731", "SEVERAL_YEARS", "QUARTER"))
            .toList();

    /** Never shown. */
    private static final List<String> OF_WRITERS = List.of("نام‌پغژظض", "سمت‌چظضژغ", "02147198365");

    private static final String UNFIT_ADDRESS = "javascript:xqjzkwvy";

    private final OpenDataHub hub = OpenDataHub.get();

    @BeforeAll
    static void publish() {
        OpenDataHub hub = OpenDataHub.get();
        hub.country().publish(IN_PERSON, sheet("خدمت با مراجعه", UNFIT_ADDRESS));
        hub.country().publish(TWIN, sheet("خدمت بی مراجعه", "https://example.ir/twin"));
        await().until(() -> hub.hub().part(ServiceSearch.class).find(Question.of("خدمت بی مراجعه")).hits().stream()
                .map(hit -> hit.listing().code())
                .toList()
                .containsAll(List.of(IN_PERSON, TWIN)));
    }

    private static Sheet sheet(String title, String address) {
        Sheet full = SmallCountry.sheet(title);
        var web = new Stage(Set.of(Channel.WEB), "");
        return new Sheet(
                full.title(),
                full.description(),
                full.classification(),
                full.keywords(),
                full.needs(),
                full.outputs(),
                new Figures(RECEIVERS, Figures.Period.QUARTER, 3, Figures.Frequency.SEVERAL_YEARS, 2),
                full.costs(),
                new Access(web, web, web, web, address),
                List.of(SEARCHED.get(0)),
                List.of(new Relation(
                        SEARCHED.get(2),
                        SEARCHED.get(3),
                        List.of(SEARCHED.get(4)),
                        FEE,
                        Relation.Way.BATCH,
                        Relation.DoneBy.VISITOR,
                        "kzqvwxj/v1")),
                List.of(SEARCHED.get(1)),
                List.of("گام‌ژظچضغ"),
                full.contact(),
                new FilledBy("نام‌پغژظض", "سمت‌چظضژغ", "02147198365"));
    }

    /** Latin and Persian digits alike, with no sign between thousands. */
    private static String plain(String body) {
        var plain = new StringBuilder();
        body.replace("\u066c", "")
                .replaceAll("(?<=[0-9]),(?=[0-9]{3})", "")
                .chars()
                .forEach(c -> plain.append((char) (c >= '۰' && c <= '۹' ? c - '۰' + '0' : c)));
        return plain.toString();
    }

    private String read(String target, String accept) throws Exception {
        var answer = hub.get(target, "Accept", accept);
        assertThat(answer.statusCode()).as(target).isEqualTo(200);
        return plain(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/services/%s, text/html",
        "/en/services/%s, text/html",
        "/agencies/tax, text/html",
        "/en/agencies/tax, text/html",
        "/statistics, text/html",
        "/catalogue/services/%s, application/json",
        "/catalogue/services/%s, application/ld+json",
        "/catalogue/services/%s, text/turtle",
        "/catalogue/agencies/tax, application/json",
        "/catalogue/changes, application/json",
        "/open311/v2/services.json, application/json",
        "/open311/v2/services/%s.json, application/json",
        "/sitemap-1.xml, application/xml"
    })
    void show_nothing_of_a_service_that_needs_a_visit(String target, String accept) throws Exception {
        String body = read(target.formatted(IN_PERSON), accept);

        assertThat(body).doesNotContain(OF_WRITERS).doesNotContain(UNFIT_ADDRESS, "xqjzkwvy");
        if (target.contains("%s")) {
            assertThat(body).doesNotContain(INNER).doesNotContain("BATCH", "VISITOR");
        }
    }

    @Test
    void dump_of_all_has_none_of_that_service() throws Exception {
        String dump = read("/catalogue/services.ttl", "text/turtle");

        assertThat(dump).contains("services/" + IN_PERSON, "services/" + TWIN);
        assertThat(dump).doesNotContain(OF_WRITERS).doesNotContain("xqjzkwvy");
        for (String block : dump.split("\n\n")) {
            if (block.contains("services/" + IN_PERSON)) {
                assertThat(block).doesNotContain(INNER);
            }
        }
    }

    @Test
    void same_sheet_without_a_visit_shows_all_but_its_writers() throws Exception {
        assertThat(read("/catalogue/services/" + TWIN, "application/json"))
                .contains(INNER)
                .doesNotContain(OF_WRITERS);
        assertThat(read("/services/" + TWIN, "text/html"))
                .contains("دستگاه‌ضژطفگ", "قلم‌ظپژحگث", "گام‌ژظچضغ", "7391846205", "id=\"others\"", "id=\"steps\"")
                .doesNotContain(OF_WRITERS);
        assertThat(read("/services/" + IN_PERSON, "text/html")).doesNotContain("id=\"others\"", "id=\"steps\"");
    }

    static Stream<String> searched() {
        return SEARCHED.stream();
    }

    @ParameterizedTest
    @MethodSource("searched")
    void search_does_not_know_the_service_by_them(String word) throws Exception {
        String asked = "q=" + URLEncoder.encode(word, StandardCharsets.UTF_8);

        assertThat(codes("/catalogue/services?" + asked)).contains(TWIN).doesNotContain(IN_PERSON);
        for (String page : List.of("/search?", "/en/search?")) {
            String found = read(page + asked, "text/html");
            assertThat(found).contains("/services/" + TWIN).doesNotContain("/services/" + IN_PERSON);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"نام‌پغژظض", "سمت‌چظضژغ", "02147198365", "kzqvwxj/v1", "گام‌ژظچضغ", "7391846205", "xqjzkwvy"})
    void search_finds_nothing_by_what_it_never_takes_in(String word) throws Exception {
        assertThat(codes("/catalogue/services?q=" + URLEncoder.encode(word, StandardCharsets.UTF_8)))
                .doesNotContain(IN_PERSON, TWIN);
    }

    @Test
    void suggestions_and_what_may_be_meant_do_not_say_them() throws Exception {
        for (String word : Stream.of(INNER, OF_WRITERS).flatMap(List::stream).toList()) {
            String typed = URLEncoder.encode(word.substring(0, word.length() - 1), StandardCharsets.UTF_8);
            assertThat(hub.json("/catalogue/suggestions?q=" + typed).get("suggestions"))
                    .as(word)
                    .isEmpty();
        }
        for (String word : OF_WRITERS) {
            String mistyped = URLEncoder.encode(word.substring(0, word.length() - 1), StandardCharsets.UTF_8);
            assertThat(hub.json("/catalogue/services?q=" + mistyped)
                            .path("meant")
                            .asText())
                    .doesNotContain(OF_WRITERS);
        }
    }

    private List<String> codes(String target) throws Exception {
        return hub.json(target).get("hits").findValues("code").stream()
                .map(JsonNode::asText)
                .toList();
    }
}
