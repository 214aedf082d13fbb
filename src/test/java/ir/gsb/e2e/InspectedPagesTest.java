package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No page is left out: each template is named here with the tests that look at it. */
class InspectedPagesTest {

    private static final Path ROOMS = Path.of("src/main/resources/ir/gsb");
    private static final Path TESTS = Path.of("src/test/java/ir/gsb/e2e");
    private static final List<String> PARTS = List.of("frame", "parts");

    /** For each template what its test says of it: the name of the test, and words that stand in its source. */
    private static final String INSPECTED = """
        console/acts          ConsoleIT        "/audit/acts"
        console/anomalies     ConsoleIT        "/audit/anomalies"
        console/away          ConsoleRecordsIT "console-away-"
        console/charts        ConsoleIT        "/audit/charts"
        console/denied        ConsoleIT        "/audit/denied"
        console/error         ConsoleIT        "console-error-"
        console/exchange      ConsoleIT        "/audit/exchange/" + refused
        console/missing       ConsoleIT        "/audit/nothing-here"
        console/no-evidence   ConsoleRecordsIT "console-no-evidence-"
        console/overview      ConsoleIT        "/audit",
        console/payload       ConsoleIT        "console-payload-"
        console/reports       ConsoleIT        "/audit/reports"
        console/search        ConsoleIT        "/audit/search?client
        console/sign-in       ConsoleIT        "/audit/sign-in?refused"
        console/verified      ConsoleRecordsIT "month-verified"
        guide/inquiry         GuideIT          "/docs/person-identity/v1"
        guide/list            GuideIT          "/docs/en"
        guide/missing         GuideIT          "/docs/nothing/v1"
        pages/busy            PortalIT         "too-many"
        portal/about          PortalIT         "/about,about"
        portal/agencies       PortalIT         "/agencies,agencies"
        portal/agency         PortalIT         "/agencies/police-it,agency"
        portal/case           PortalTrackIT    "case"
        portal/cases          PortalIT         "/statistics/cases,statistics-cases"
        portal/home           PortalIT         "/,home"
        portal/search         PortalSearchIT   "/search,results"
        portal/service        PortalIT         ",sheet"
        portal/statistics     PortalIT         "/statistics,statistics"
        portal/survey         PortalTrackIT    "survey"
        portal/thanks         PortalTrackIT    "سپاسگزاریم"
        portal/track          PortalIT         "/track,track"
        portal/trouble        OutsideReadersIT "away"
        portal/values         PortalSearchIT   ",values"
        workplace/agencies    WorkplaceLooksIT "agencies"
        workplace/agency      WorkplaceLooksIT "own-agency"
        workplace/confirm     WorkplaceLooksIT "sign"
        workplace/desk        WorkplaceLooksIT "desk"
        workplace/duplicates  DuplicatesIT     "workplace-duplicates-country-"
        workplace/edit        WorkplaceLooksIT "edit-"
        workplace/files       WorkplaceLooksIT "files"
        workplace/kept        WorkplaceLooksIT "workplace-kept-"
        workplace/new         WorkplaceLooksIT "new"
        workplace/refused     WorkplaceLooksIT "not-saved"
        workplace/review      WorkplaceLooksIT "review"
        workplace/service     WorkplaceLooksIT "sheet"
        workplace/sign-in     WorkplaceLooksIT "sign-in"
        workplace/trouble     WorkplaceLooksIT "denied"
        workplace/versions    WorkplaceLooksIT "versions"
        """;

    /** A test, and what it says of a page. */
    private record Inspection(String test, String words) {}

    private static Map<String, Inspection> inspections() {
        Map<String, Inspection> byPage = new TreeMap<>();
        INSPECTED.lines().map(line -> line.split(" +", 3)).forEach(line -> {
            assertThat(line).as(String.join(" ", line)).hasSize(3);
            byPage.put(line[0], new Inspection(line[1], line[2]));
        });
        return byPage;
    }

    private static List<String> templates() throws IOException {
        try (Stream<Path> files = Files.walk(ROOMS)) {
            return files.map(ROOMS::relativize)
                    .map(Path::toString)
                    .filter(file -> file.matches("\\w+/pages/[a-z-]+\\.html|pages/[a-z-]+\\.html"))
                    .map(file -> file.replace("/pages/", "/").replace(".html", ""))
                    .filter(page -> !PARTS.contains(page.replaceAll(".*/", "")))
                    .toList();
        }
    }

    @Test
    void every_template_is_looked_at() throws IOException {
        assertThat(templates())
                .containsExactlyInAnyOrderElementsOf(inspections().keySet());
    }

    @Test
    void every_test_that_is_named_still_says_so() throws IOException {
        for (var page : inspections().entrySet()) {
            Inspection one = page.getValue();
            assertThat(Files.readString(TESTS.resolve(one.test() + ".java")))
                    .as(page.getKey())
                    .containsAnyOf("Chromium.inspect(", "ortal.inspect(", "portal().inspect(")
                    .contains(one.words().replaceAll("^\"|\"$", ""));
        }
    }
}
