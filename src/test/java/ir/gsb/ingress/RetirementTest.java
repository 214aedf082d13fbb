package ir.gsb.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.message.Headers.Header;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Party;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.Registry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetirementTest {

    private static final Instant DEPRECATED = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUNSET = Instant.parse("2026-09-05T08:07:06Z");
    private static final Duration MOMENT = Duration.ofNanos(1);
    private static final Header DEPRECATION = new Header("deprecation", "@1772323200");
    private static final Header END = new Header("sunset", "Sat, 05 Sep 2026 08:07:06 GMT");
    private static final Header LINK = new Header("link", "</inquiries/plot/v3>; rel=\"successor-version\"");

    private static Inquiry inquiry(
            int version, Inquiry.State state, Optional<Instant> deprecated, Optional<Instant> sunset) {
        return new Inquiry(
                new InquiryType("plot", version),
                Party.parse("land/plots"),
                "قطعه",
                "Plot",
                true,
                state,
                "",
                deprecated,
                sunset);
    }

    private static Inquiry active(int version) {
        return inquiry(version, Inquiry.State.ACTIVE, Optional.empty(), Optional.empty());
    }

    private static List<Header> headers(Instant now, Inquiry... inquiries) {
        var registry = new Registry(List.of(), List.of(), List.of(), List.of(inquiries), List.of());
        return Retirement.of(registry, new InquiryType("plot", 1), now)
                .orElseThrow()
                .headers();
    }

    private static List<Header> ofDated(Instant now, Inquiry... others) {
        Inquiry[] all = new Inquiry[others.length + 1];
        all[0] = inquiry(1, Inquiry.State.ACTIVE, Optional.of(DEPRECATED), Optional.of(SUNSET));
        System.arraycopy(others, 0, all, 1, others.length);
        return headers(now, all);
    }

    @Test
    void says_nothing_of_a_version_that_stays() {
        assertThat(headers(DEPRECATED, active(1), active(2))).isEmpty();
    }

    @Test
    void says_from_the_first_date_on_since_when_until_when_and_what_instead() {
        assertThat(ofDated(DEPRECATED.minus(MOMENT), active(2), active(3))).isEmpty();
        assertThat(ofDated(DEPRECATED, active(2), active(3))).containsExactly(DEPRECATION, END, LINK);
        assertThat(ofDated(SUNSET, active(2), active(3))).containsExactly(DEPRECATION, END, LINK);
    }

    @Test
    void names_no_version_that_is_not_served() {
        assertThat(ofDated(DEPRECATED)).containsExactly(DEPRECATION, END);
        var disabled = inquiry(2, Inquiry.State.DISABLED, Optional.empty(), Optional.empty());
        var over = inquiry(3, Inquiry.State.ACTIVE, Optional.empty(), Optional.of(DEPRECATED));
        assertThat(ofDated(DEPRECATED, disabled, over)).containsExactly(DEPRECATION, END);
    }

    @Test
    void sunset_without_a_deprecation_is_told_at_once() {
        var ending = inquiry(1, Inquiry.State.ACTIVE, Optional.empty(), Optional.of(SUNSET));
        assertThat(headers(Instant.EPOCH, ending, active(3))).containsExactly(END, LINK);
    }

    @Test
    void version_is_retired_from_its_sunset_on() {
        var dated = inquiry(1, Inquiry.State.ACTIVE, Optional.of(DEPRECATED), Optional.of(SUNSET));
        assertThat(dated.isRetired(SUNSET.minus(MOMENT))).isFalse();
        assertThat(dated.isRetired(SUNSET)).isTrue();
    }
}
