package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import ir.gsb.accounts.Role;
import ir.gsb.duplicates.Duplicates;
import ir.gsb.duplicates.Likeness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicatesIT {

    @Test
    void agencies_see_their_own_pairs_and_reviewers_judge() {
        try (SampleHub hub = new SampleHub(
                        Path.of("target/e2e-duplicates"), SampleHub.COUNTRY, "--gsb.duplicates.every=1s");
                Chromium chromium = new Chromium()) {
            var workplace = new Workplace(hub, chromium);
            Duplicates duplicates = hub.part(Duplicates.class);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> duplicates.likely().size() > 40);
            Likeness first = duplicates.likely().getFirst().likeness();
            Page reviewer = workplace.signedIn(true, Optional.empty(), Role.REVIEWER);
            sees(workplace, reviewer, first, true);
            look(workplace, reviewer);
            Page own = workplace.signedIn(false, Optional.of(first.one().agency()), Role.REPRESENTATIVE);
            sees(workplace, own, first, true);
            assertThat(own.locator(".judging").count()).isZero();
            Page foreign = workplace.signedIn(false, Optional.of("post"), Role.REPRESENTATIVE);
            sees(workplace, foreign, first, false);
            for (Page page : List.of(own, foreign)) {
                assertThat(workplace.posted(page, "/workplace/duplicates/verdict", verdict(first)))
                        .isEqualTo(403);
            }
            String one = first.one().code();
            String other = first.other().code();
            assertThat(duplicates.verdicts(one, other)).isEmpty();
            assertThat(workplace.posted(reviewer, "/workplace/duplicates/verdict", verdict(first)))
                    .isEqualTo(302);
            assertThat(duplicates.verdicts(one, other))
                    .singleElement()
                    .satisfies(verdict -> assertThat(List.of(verdict.oneVersion(), verdict.otherVersion()))
                            .isEqualTo(
                                    List.of(first.one().version(), first.other().version())));
        }
    }

    private static FormData verdict(Likeness pair) {
        return FormData.create()
                .set("one", pair.one().code())
                .set("other", pair.other().code())
                .set("judgement", "SAME_WORK");
    }

    private static void sees(Workplace workplace, Page page, Likeness pair, boolean whether) {
        workplace.open(page, "/workplace/duplicates");
        assertThat(page.locator(".twins:has(a[href$='" + pair.one().code() + "']):has(a[href$='"
                                + pair.other().code() + "'])")
                        .count())
                .isEqualTo(whether ? 1 : 0);
    }

    private static void look(Workplace workplace, Page reviewer) {
        for (String language : List.of("fa", "en")) {
            workplace.open(reviewer, "/workplace/duplicates?lang=" + language);
            Chromium.inspect(reviewer, "workplace-duplicates-country-" + language);
        }
    }
}
