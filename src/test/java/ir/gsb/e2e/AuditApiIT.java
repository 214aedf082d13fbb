package ir.gsb.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ir.gsb.exchangelog.DoneAct;
import ir.gsb.exchangelog.ExchangeSearch;
import ir.gsb.message.ExchangeId;
import ir.gsb.message.Party;
import ir.gsb.message.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An auditor's office looks, over the signed API, at what others exchanged, and is seen doing so. */
class AuditApiIT {

    private static final Party OFFICE = Party.parse("audit/office");
    private static final String NATIONAL_ID = "0001234560";

    private final TrialHub trial = TrialHub.get();
    private final SampleHub hub = trial.hub();
    private final Client portal = trial.portal();
    private final Client office = new Client(hub, hub.key(OFFICE));

    private Told look(String target) throws Exception {
        return office.send(office.get("/audit/exchanges" + target));
    }

    private List<DoneAct> acts() {
        return hub.part(ExchangeSearch.class)
                .acts(Optional.of(OFFICE.toString()), Optional.empty(), 200)
                .rows();
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("exchanges")
                .forEach(exchange -> ids.add(exchange.get("exchangeId").asText()));
        return ids;
    }

    @Test
    void finds_an_exchange_of_others_by_what_is_known_of_it() throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");
        String messageId = asked.letter().headers().first("gsb-message-id").orElseThrow();

        for (String terms : List.of(
                "?messageId=" + messageId,
                "?client=trial/portal&agreement=T-IDENTITY&outcome=FOUND",
                "?provider=civil-registry/population&type=person-identity/v1&limit=200",
                "?subject=" + NATIONAL_ID,
                "?from=2026-01-01T00:00:00+03:30&messageId=" + messageId)) {
            Told told = look(terms);
            assertThat(told.status()).as(terms).isEqualTo(200);
            assertThat(ids(told.json())).as(terms).contains(asked.exchangeId());
        }
    }

    @Test
    void pages_by_cursor_without_gaps_or_repeats() throws Exception {
        for (int i = 0; i < 3; i++) {
            portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
        }
        String terms = "?type=postal-address/v1&client=trial/portal&outcome=FOUND";
        List<String> all = ids(look(terms + "&limit=200").json());

        JsonNode first = look(terms + "&limit=2").json();
        JsonNode second =
                look(terms + "&limit=2&cursor=" + first.get("older").asText()).json();
        JsonNode again =
                look(terms + "&limit=2&cursor=" + second.get("newer").asText()).json();

        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, Math.min(4, all.size())));
        assertThat(ids(again)).isEqualTo(ids(first));
    }

    @Test
    void shows_all_of_an_exchange_but_nothing_of_what_was_said() throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.IDENTITY, TrialHub.ASK_IDENTITY, "T-IDENTITY");

        Told told = look("/" + asked.exchangeId());

        assertThat(told.status()).isEqualTo(200);
        JsonNode exchange = told.json();
        assertThat(exchange.get("client").asText()).isEqualTo("trial/portal");
        assertThat(exchange.get("outcome").asText()).isEqualTo("FOUND");
        assertThat(exchange.get("requestCommitment").asText()).hasSize(64);
        assertThat(exchange.get("kept").asBoolean()).isTrue();
        assertThat(exchange.at("/steps/1/step").asText()).isEqualTo("verified");
        assertThat(told.reply().text()).doesNotContain(NATIONAL_ID, "علی");
    }

    @Test
    void every_look_is_recorded_twice_as_an_exchange_and_as_an_act() throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
        var id = ExchangeId.parse(asked.exchangeId());

        Told searched = look("?subject=" + NATIONAL_ID + "&client=trial/other");
        Told looked = look("/" + asked.exchangeId());
        Told again = look("/" + asked.exchangeId());

        for (Told told : List.of(searched, looked)) {
            assertThat(ErrorTable.Recorded.of(hub, told.exchangeId())
                            .orElseThrow()
                            .outcome())
                    .isEqualTo("SHOWN");
        }
        assertThat(acts()).anySatisfy(act -> {
            assertThat(act.word()).isEqualTo("searched");
            assertThat(act.reason()).contains("client=trial/other").doesNotContain(NATIONAL_ID);
        });
        assertThat(acts()).anySatisfy(act -> {
            assertThat(act.word()).isEqualTo("looked");
            assertThat(act.about()).contains(id);
        });
        assertThat(again.json().at("/acts/0/actor").asText()).isEqualTo("audit/office");
        assertThat(ids(look("?client=audit/office&limit=200").json())).contains(looked.exchangeId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial/portal", "trial/other"})
    void refuses_a_party_without_the_role(String party) throws Exception {
        Told asked = portal.ask(Protocol.REST, TrialHub.ADDRESS, TrialHub.ASK_ADDRESS, "T-ADDRESS");
        Client other = trial.client(party);

        ErrorTable.require(hub, other.send(other.get("/audit/exchanges")), "access-denied");
        ErrorTable.require(hub, other.send(other.get("/audit/exchanges/" + asked.exchangeId())), "access-denied");
    }

    @Test
    void refuses_an_unsigned_look() throws Exception {
        Letter bare = office.get("/audit/exchanges").without("signature").without("signature-input");

        ErrorTable.require(hub, office.send(bare.unbound()), "signature-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "?colour=red, /colour",
        "?client=nobody, /client",
        "?type=person-identity, /type",
        "?from=yesterday, /from",
        "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, /to",
        "?limit=0, /limit",
        "?limit=201, /limit",
        "?limit=many, /limit",
        "?cursor=019aa1b2, /cursor",
        "?outcome=A&outcome=B, /outcome",
        "?outcome=, /outcome",
        "?outcome, /outcome",
        "?subject=0001*, /subject"
    })
    void refuses_parameters_that_it_cannot_read(String query, String pointer) throws Exception {
        Told told = look(query);

        ErrorTable.require(hub, told, "schema-violation");
        assertThat(told.error().at("/violations/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void knows_no_exchange_that_is_not_there() throws Exception {
        ErrorTable.require(hub, look("/01890000-0000-7000-8000-000000000000"), "unknown-exchange");
        ErrorTable.require(hub, look("/12"), "unknown-exchange");
    }
}
