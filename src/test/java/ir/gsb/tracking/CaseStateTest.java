package ir.gsb.tracking;

import static ir.gsb.tracking.CaseState.ACCEPTED;
import static ir.gsb.tracking.CaseState.DECIDED;
import static ir.gsb.tracking.CaseState.DELIVERED;
import static ir.gsb.tracking.CaseState.FORWARDED;
import static ir.gsb.tracking.CaseState.OPENED;
import static ir.gsb.tracking.CaseState.REJECTED;
import static ir.gsb.tracking.CaseState.WAITING_FOR_PAPERS;
import static ir.gsb.tracking.CaseState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseStateTest {

    @Test
    void allows_these_steps_and_no_others() {
        assertThat(OPENED.next()).containsExactly(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, REJECTED, WITHDRAWN);
        assertThat(ACCEPTED.next())
                .containsExactly(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, DECIDED, REJECTED, WITHDRAWN);
        assertThat(WAITING_FOR_PAPERS.next()).containsExactly(ACCEPTED, REJECTED, WITHDRAWN);
        assertThat(FORWARDED.next()).containsExactly(ACCEPTED, WAITING_FOR_PAPERS, FORWARDED, REJECTED, WITHDRAWN);
        assertThat(DECIDED.next()).containsExactly(FORWARDED, DELIVERED, WITHDRAWN);
        assertThat(EnumSet.of(DELIVERED, REJECTED, WITHDRAWN)).allMatch(CaseState::over);
    }

    @Test
    void reaches_every_state_and_always_an_end() {
        Set<CaseState> reached = EnumSet.of(OPENED);
        for (CaseState state : CaseState.values()) {
            reached.addAll(state.next());
            assertThat(state.over() || state.mayBecome(WITHDRAWN)).isTrue();
        }
        assertThat(reached).containsExactlyInAnyOrder(CaseState.values());
    }

    @Test
    void is_said_in_both_languages_with_its_message() {
        for (String language : new String[] {"fa", "en"}) {
            var texts = TrackingTexts.of(language);
            for (CaseState state : CaseState.values()) {
                assertThat(texts.state(state)).isNotBlank();
                assertThat(texts.meaning(state)).isNotBlank();
                assertThat(texts.message(Outbox.template(state))).contains("{code}");
            }
            for (SurveyItem item : SurveyItem.values()) {
                assertThat(texts.item(item)).isNotBlank();
            }
            for (int step = 1; step <= SurveyAnswer.BEST; step++) {
                assertThat(texts.step(step)).isNotBlank();
            }
        }
    }
}
