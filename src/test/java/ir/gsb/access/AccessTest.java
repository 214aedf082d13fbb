package ir.gsb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ir.gsb.message.Allowance;
import ir.gsb.message.Authorised;
import ir.gsb.message.Canonical;
import ir.gsb.message.Code;
import ir.gsb.message.InquiryType;
import ir.gsb.message.Mode;
import ir.gsb.message.Node;
import ir.gsb.message.Party;
import ir.gsb.message.Refusal;
import ir.gsb.message.RefusedException;
import ir.gsb.message.Step;
import ir.gsb.registry.Agency;
import ir.gsb.registry.Agreement;
import ir.gsb.registry.Inquiry;
import ir.gsb.registry.PartySystem;
import ir.gsb.registry.Registry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Instant NOW = Instant.parse("2025-11-22T20:30:00Z");
    private static final InquiryType PERSON = InquiryType.parse("person-identity/v1");
    private static final Party TAX = Party.parse("tax/portal");
    private static final Party PERMITS = Party.parse("municipality/permits");
    private static final Party PROVIDER = Party.parse("civil-registry/population");

    private final List<Agency> agencies = new ArrayList<>(
            List.of(agency("tax", false), agency("municipality", false), agency("civil-registry", false)));
    private final List<Inquiry> inquiries = new ArrayList<>(List.of(inquiry(PERSON, Inquiry.State.ACTIVE, "")));
    private final List<Agreement> agreements = new ArrayList<>();
    private final List<String> taken = new ArrayList<>();
    private final List<PartySystem> systems = new ArrayList<>();
    private long left = Long.MAX_VALUE;
    private long leftOfSecond = Long.MAX_VALUE;

    @Test
    void grants_what_the_agreement_grants() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.RETRIEVE), "firstName", "lastName", "gender"));

        Authorised authorised = authorise(TAX, Optional.of("A-1"), retrieve("firstName", "gender"));

        assertThat(authorised.grant())
                .isEqualTo(new Authorised.Grant("A-1", "purpose", "law", Set.of("firstName", "gender"), PROVIDER));
        assertThat(authorised.received().timeline().steps()).containsKey(Step.AUTHORISED);
        assertThat(taken).isEmpty();
    }

    @Test
    void finds_the_one_agreement_that_fits_when_none_is_named() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agreements.add(agreement("A-2", TAX, Set.of(Mode.RETRIEVE), "firstName"));
        agreements.add(expired("A-3", TAX));

        assertThat(authorise(TAX, Optional.empty(), retrieve("firstName"))
                        .grant()
                        .agreement())
                .isEqualTo("A-2");
        assertThat(authorise(TAX, Optional.empty(), verify("firstName")).grant())
                .isEqualTo(new Authorised.Grant("A-1", "purpose", "law", Set.of(), PROVIDER));
    }

    @Test
    void asks_to_name_one_when_two_agreements_fit() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agreements.add(agreement("A-2", TAX, Set.of(Mode.VERIFY), "firstName"));

        assertDenied(TAX, Optional.empty(), verify("firstName"), "2 agreements fit (A-1, A-2): name the one");
    }

    @Test
    void says_how_many_agreements_there_are_when_none_fits() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agreements.add(expired("A-3", TAX));

        assertDenied(TAX, Optional.empty(), retrieve("firstName"), "None of the 2 agreements");
    }

    @Test
    void denies_a_client_without_agreement() {
        assertDenied(TAX, Optional.empty(), verify("firstName"), "There is no agreement between tax/portal and");
    }

    @Test
    void does_not_tell_a_foreign_agreement_from_an_unknown_one() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));

        Refusal foreign = refusal(PERMITS, Optional.of("A-1"), verify("firstName"));
        Refusal unknown = refusal(PERMITS, Optional.of("nobody's"), verify("firstName"));

        assertThat(foreign).isEqualTo(unknown);
        assertThat(foreign.code()).isEqualTo(Code.ACCESS_DENIED);
    }

    @Test
    void does_not_take_an_agreement_for_another_inquiry() {
        InquiryType other = InquiryType.parse("postal-address/v1");
        inquiries.add(inquiry(other, Inquiry.State.ACTIVE, ""));
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));

        assertDenied(
                TAX,
                Optional.of("A-1"),
                new Canonical.Request(
                        other, Mode.VERIFY, Set.of(), Set.of(), Optional.empty(), new Node.Fields(Map.of())),
                "none between tax/portal and postal-address/v1");
    }

    @Test
    void denies_a_mode_that_is_not_granted() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agreements.add(agreement("A-2", TAX, Set.of(Mode.RETRIEVE), "firstName"));

        assertDenied(TAX, Optional.of("A-1"), retrieve("firstName"), "Agreement A-1 grants VERIFY only: ask");
        assertDenied(TAX, Optional.of("A-2"), verify("firstName"), "Agreement A-2 grants RETRIEVE only: set mode");
    }

    @Test
    void denies_a_field_that_is_not_granted_and_names_it() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY, Mode.RETRIEVE), "firstName"));

        assertDenied(
                TAX,
                Optional.empty(),
                retrieve("firstName", "gender", "deathDate"),
                "Agreement A-1 does not grant deathDate, gender: leave it out of fields");
        assertDenied(TAX, Optional.empty(), verify("gender"), "does not grant gender: leave it out of values");
    }

    @Test
    void denies_before_and_after_the_agreement_holds() {
        agreements.add(expired("A-1", TAX));
        agreements.add(new Agreement(
                "A-2",
                TAX,
                PERSON,
                Set.of(Mode.VERIFY),
                Set.of("firstName"),
                "purpose",
                "law",
                NOW.plusSeconds(1),
                Optional.empty(),
                Optional.empty()));

        assertDenied(TAX, Optional.of("A-1"), verify("firstName"), "expired at 2025-11-22T20:30:00Z");
        assertDenied(TAX, Optional.of("A-2"), verify("firstName"), "is not valid before 2025-11-22T20:30:01Z");
    }

    @Test
    void refuses_a_suspended_client() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agencies.set(0, agency("tax", true));

        assertThat(refusal(TAX, Optional.empty(), verify("firstName")).code()).isEqualTo(Code.AGENCY_SUSPENDED);
    }

    @Test
    void takes_a_service_of_a_suspended_provider_for_disabled() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        agencies.set(2, agency("civil-registry", true));

        assertThat(refusal(TAX, Optional.empty(), verify("firstName")).code()).isEqualTo(Code.SERVICE_DISABLED);
    }

    @Test
    void tells_the_notice_of_a_disabled_service() {
        inquiries.set(0, inquiry(PERSON, Inquiry.State.DISABLED, "Maintenance until Saturday."));

        Refusal refusal = refusal(TAX, Optional.empty(), verify("firstName"));

        assertThat(refusal.code()).isEqualTo(Code.SERVICE_DISABLED);
        assertThat(refusal.detail()).contains("Maintenance until Saturday.");
    }

    @Test
    void points_from_a_retired_version_to_the_one_in_use() {
        inquiries.set(0, inquiry(PERSON, Inquiry.State.RETIRED, ""));
        inquiries.add(inquiry(InquiryType.parse("person-identity/v2"), Inquiry.State.ACTIVE, ""));

        Refusal refusal = refusal(TAX, Optional.empty(), verify("firstName"));

        assertThat(refusal.code()).isEqualTo(Code.VERSION_RETIRED);
        assertThat(refusal.detail()).contains("Use person-identity/v2");
    }

    @Test
    void refuses_an_inquiry_that_is_not_registered() {
        inquiries.clear();

        assertThat(refusal(TAX, Optional.empty(), verify("firstName")).code()).isEqualTo(Code.UNKNOWN_INQUIRY);
    }

    @Test
    void takes_one_unit_of_the_quota_on_the_day_in_utc() {
        agreements.add(limited("A-1", 5));

        authorise(TAX, Optional.empty(), verify("firstName"));

        assertThat(taken).containsExactly("A-1 2025-11-22 of 5");
    }

    @Test
    void refuses_until_the_next_day_when_the_quota_is_used_up() {
        agreements.add(limited("A-1", 5));
        left = 0;

        Refusal refusal = refusal(TAX, Optional.empty(), verify("firstName"));

        assertThat(refusal.code()).isEqualTo(Code.QUOTA_EXCEEDED);
        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(210));
    }

    @Test
    void takes_nothing_for_a_retry_but_authorises_it_anew() {
        agreements.add(limited("A-1", 5));
        left = 0;

        Canonical retry = AccessStages.request(NOW, TAX, Optional.empty(), true, verify("firstName"));
        assertThat(access().authorise(retry).grant().agreement()).isEqualTo("A-1");

        agencies.set(0, agency("tax", true));
        assertThat(catchThrowableOfType(RefusedException.class, () -> access().authorise(retry))
                        .refusal()
                        .code())
                .isEqualTo(Code.AGENCY_SUSPENDED);
    }

    @Test
    void takes_nothing_for_what_is_denied() {
        agreements.add(limited("A-1", 5));

        refusal(TAX, Optional.empty(), verify("gender"));

        assertThat(taken).isEmpty();
    }

    @Test
    void takes_of_all_quotas_those_of_a_second_first_and_says_what_is_left() {
        agreements.add(limited("A-1", 5, 3));
        systems.add(limited(TAX, 7, 4));
        left = 5;
        leftOfSecond = 3;

        Authorised authorised = authorise(TAX, Optional.empty(), verify("firstName"));

        assertThat(taken)
                .containsExactly("A-1 of 3", "tax/portal of 4", "A-1 2025-11-22 of 5", "tax/portal 2025-11-22 of 7");
        assertThat(authorised.grant().allowances())
                .extracting(allowance -> allowance.name() + " " + allowance.limit() + " left "
                        + allowance.standing().orElseThrow().left())
                .containsExactly("second 3 left 2", "party-second 4 left 1", "day 5 left 4", "party-day 7 left 3");
    }

    @Test
    void refuses_for_the_rest_of_a_second_and_takes_nothing_of_the_day() {
        agreements.add(limited("A-1", 5, 3));
        leftOfSecond = 0;

        Refusal refusal = refusal(TAX, Optional.empty(), verify("firstName"));

        assertThat(refusal.code()).isEqualTo(Code.QUOTA_EXCEEDED);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(refusal.allowances())
                .containsExactly(
                        new Allowance(
                                "second",
                                3,
                                Duration.ofSeconds(1),
                                Optional.of(new Allowance.Standing(0, Duration.ofMillis(250)))),
                        new Allowance("day", 5, Duration.ofDays(1), Optional.empty()));
        assertThat(taken).containsExactly("A-1 of 3");
    }

    @Test
    void refuses_a_party_that_used_up_its_own_quota_whatever_its_agreement_has() {
        agreements.add(agreement("A-1", TAX, Set.of(Mode.VERIFY), "firstName"));
        systems.add(limited(TAX, 7, 4));
        left = 0;

        Refusal refusal = refusal(TAX, Optional.empty(), verify("firstName"));

        assertThat(refusal.code()).isEqualTo(Code.QUOTA_EXCEEDED);
        assertThat(refusal.detail()).startsWith("tax/portal allows 7 exchanges a day");
    }

    @Test
    void lets_a_line_of_a_batch_wait_for_the_next_second() {
        agreements.add(limited("A-1", 5, 3));
        leftOfSecond = 0;
        var access = access((quota, limit) -> {
            Rates.Turn turn = new Rates.Turn(taken(leftOfSecond), Duration.ZERO);
            leftOfSecond = 1;
            return turn;
        });

        Authorised line = access.authorise(AccessStages.line(NOW, TAX, verify("firstName")));

        assertThat(line.grant().agreement()).isEqualTo("A-1");
    }

    private void assertDenied(Party client, Optional<String> agreement, Canonical.Request request, String detail) {
        Refusal refusal = refusal(client, agreement, request);
        assertThat(refusal.code()).isEqualTo(Code.ACCESS_DENIED);
        assertThat(refusal.detail()).contains(detail);
    }

    private Refusal refusal(Party client, Optional<String> agreement, Canonical.Request request) {
        return catchThrowableOfType(RefusedException.class, () -> authorise(client, agreement, request))
                .refusal();
    }

    private Authorised authorise(Party client, Optional<String> agreement, Canonical.Request request) {
        return access().authorise(AccessStages.request(NOW, client, agreement, false, request));
    }

    private Access access() {
        return access(this::takeOfSecond);
    }

    private Access access(Rates rates) {
        var registry = new Registry(agencies, systems, List.of(), inquiries, agreements);
        return new Access(() -> registry, Clock.fixed(NOW, ZoneOffset.UTC), this::take, rates);
    }

    private OptionalLong take(String quota, LocalDate day, long limit) {
        taken.add(quota + " " + day + " of " + limit);
        return taken(left--);
    }

    private Rates.Turn takeOfSecond(String quota, long limit) {
        taken.add(quota + " of " + limit);
        return new Rates.Turn(taken(leftOfSecond--), Duration.ofMillis(250));
    }

    private static OptionalLong taken(long before) {
        return before > 0 ? OptionalLong.of(before - 1) : OptionalLong.empty();
    }

    private static Canonical.Request retrieve(String... fields) {
        return new Canonical.Request(
                PERSON, Mode.RETRIEVE, Set.of(fields), Set.of(), Optional.of("0001234560"), new Node.Fields(Map.of()));
    }

    private static Canonical.Request verify(String... values) {
        return new Canonical.Request(
                PERSON, Mode.VERIFY, Set.of(), Set.of(values), Optional.of("0001234560"), new Node.Fields(Map.of()));
    }

    private static Agency agency(String id, boolean suspended) {
        return new Agency(id, id, id, suspended);
    }

    private static Inquiry inquiry(InquiryType type, Inquiry.State state, String notice) {
        return new Inquiry(type, PROVIDER, "استعلام", "Inquiry", true, state, notice);
    }

    private static Agreement agreement(String id, Party client, Set<Mode> modes, String... fields) {
        return agreement(id, client, modes, Set.of(fields), Optional.empty(), Optional.empty());
    }

    private static Agreement expired(String id, Party client) {
        return agreement(id, client, Set.of(Mode.VERIFY), Set.of("firstName"), Optional.of(NOW), Optional.empty());
    }

    private static Agreement limited(String id, long quota) {
        return agreement(id, TAX, Set.of(Mode.VERIFY), Set.of("firstName"), Optional.empty(), Optional.of(quota));
    }

    private static Agreement limited(String id, long perDay, long perSecond) {
        return new Agreement(
                id,
                TAX,
                PERSON,
                Set.of(Mode.VERIFY),
                Set.of("firstName"),
                "purpose",
                "law",
                NOW.minusSeconds(86_400),
                Optional.empty(),
                Optional.of(perDay),
                Optional.of(perSecond),
                Agreement.State.GRANTED);
    }

    private static PartySystem limited(Party party, long perDay, long perSecond) {
        return new PartySystem(
                party,
                "درگاه",
                "Portal",
                false,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.of(perDay),
                Optional.of(perSecond));
    }

    private static Agreement agreement(
            String id,
            Party client,
            Set<Mode> modes,
            Set<String> fields,
            Optional<Instant> until,
            Optional<Long> quota) {
        return new Agreement(
                id, client, PERSON, modes, fields, "purpose", "law", NOW.minusSeconds(86_400), until, quota);
    }
}
