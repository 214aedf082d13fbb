package ir.gsb.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String TAX = "agencies: [{id: tax, nameFa: مالیات, nameEn: Tax}]";

    private static Registry with(Plan plan) {
        List<Entry> all = plan.changes().stream().map(Change::after).toList();
        return new Registry(
                some(all, Agency.class),
                some(all, PartySystem.class),
                some(all, RegisteredCertificate.class),
                some(all, Inquiry.class),
                some(all, Agreement.class));
    }

    private static <E> List<E> some(List<Entry> all, Class<E> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static Registry nothing() {
        return with(new Plan(List.of()));
    }

    private static Registry sample() throws Exception {
        return with(Plan.of(nothing(), RegistryFileTest.sample().wish()));
    }

    @Test
    void adds_everything_to_an_empty_registry_in_an_order_in_which_it_can_be_done() throws Exception {
        Plan plan = Plan.of(nothing(), RegistryFileTest.sample().wish());

        assertThat(plan.changes()).extracting(Change::sign).containsOnly(Change.Sign.ADD);
        assertThat(plan.changes()).extracting(change -> change.after().kind()).isSorted();
        assertThat(plan.changes().getFirst().what().get("before")).isEmpty();
    }

    @Test
    void changes_nothing_when_all_is_so_already() throws Exception {
        Registry sample = sample();

        assertThat(Plan.of(sample, RegistryFileTest.sample().wish()).changes()).isEmpty();
        assertThat(Plan.of(sample, RegistryFileTest.sample().wishOfAll()).changes())
                .isEmpty();
    }

    @Test
    void shows_an_entry_before_and_after() throws Exception {
        Plan plan = Plan.of(sample(), RegistryFileTest.yaml(TAX).wish());

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.sign()).isEqualTo(Change.Sign.CHANGE);
            assertThat(change.before().orElseThrow().written().text("nameEn")).contains("Tax Administration");
            assertThat(change.after().written().text("nameEn")).contains("Tax");
        });
    }

    @Test
    void ends_what_a_whole_file_does_not_name_but_removes_nothing() throws Exception {
        Registry sample = sample();

        Plan plan = Plan.of(sample, RegistryFileTest.yaml(TAX).wishOfAll());

        assertThat(plan.changes())
                .filteredOn(change -> change.after().kind() != Entry.Kind.SYSTEM
                        && !change.after().key().equals("tax"))
                .hasSize(13 + 8 + 11 + 17)
                .allSatisfy(change -> assertThat(change.sign()).isEqualTo(Change.Sign.END));
        assertThat(plan.changes())
                .filteredOn(change -> change.after().kind() == Entry.Kind.SYSTEM)
                .isEmpty();
    }

    @Test
    void keeps_what_a_file_leaves_open() throws Exception {
        Registry suspended =
                with(new Plan(List.of(new Change(Optional.empty(), new Agency("tax", "مالیات", "Tax", true), ""))));

        assertThat(Plan.of(suspended, RegistryFileTest.yaml(TAX).wish()).changes())
                .isEmpty();
    }

    @Test
    void is_another_when_it_does_something_else_or_to_something_else() throws Exception {
        Plan one = Plan.of(nothing(), RegistryFileTest.yaml(TAX).wish());
        Plan same = Plan.of(nothing(), RegistryFileTest.yaml(TAX).wish());
        Plan other = Plan.of(sample(), RegistryFileTest.yaml(TAX).wish());

        assertThat(same.tag()).isEqualTo(one.tag());
        assertThat(other.tag()).isNotEqualTo(one.tag());
    }

    @Test
    void refuses_an_entry_that_is_there_twice() {
        String twice = TAX.replace("]", ", {id: tax, nameFa: مالیات, nameEn: Tax2}]");

        assertThatThrownBy(() -> Plan.of(nothing(), RegistryFileTest.yaml(twice).wish()))
                .hasMessage("r.yaml: agencies[1]: is there twice; write each entry once");
    }

    @Test
    void writes_json_in_one_form_only() {
        var node = new Node.Fields(Map.of("b", new Node.Whole(1), "a", new Node.Text("\"\u0001/\nس")));

        String written = CanonicalJson.write(node);

        assertThat(written).isEqualTo("{\"a\":\"\\\"\\u0001/\\nس\",\"b\":1}");
        assertThat(CanonicalJson.read(" {\"b\":1, \"a\":\"\\\"\\u0001\\/\\n\\u0633\"}"))
                .isEqualTo(node);
    }
}
