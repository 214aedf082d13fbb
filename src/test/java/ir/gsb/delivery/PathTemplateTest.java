package ir.gsb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.message.Code;
import ir.gsb.message.Node;
import ir.gsb.message.RefusedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private static final PathTemplate PATH = new PathTemplate("/trees/{number}/permit");

    private static Node.Fields number(String number) {
        return new Node.Fields(Map.of("number", new Node.Text(number)));
    }

    @Test
    void what_is_filled_in_stays_in_its_place() {
        assertThat(PATH.fill(number("12"))).isEqualTo("/trees/12/permit");
        assertThat(PATH.fill(number("../a b?"))).isEqualTo("/trees/..%2Fa%20b%3F/permit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refuses_what_would_leave_its_place_as_the_clients_mistake(String number) {
        assertThatThrownBy(() -> PATH.fill(number(number)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.SCHEMA_VIOLATION))
                .hasMessageContaining("schema-violation");
    }
}
