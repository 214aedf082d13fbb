package ir.gsb.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceNetworkTest {

    @Test
    void one_household_is_one_source() {
        assertThat(SourceNetwork.of("2001:db8:1:2:aaaa::1")).isEqualTo(SourceNetwork.of("2001:0db8:1:2::9"));
        assertThat(SourceNetwork.of("2001:db8::1")).isNotEqualTo(SourceNetwork.of("2001:db8:0:1::1"));
        assertThat(SourceNetwork.of("[::1]")).isEqualTo(SourceNetwork.of("0:0:0:0:0:0:0:1"));
    }

    @Test
    void an_address_of_version_four_is_itself_also_where_it_is_written_in_six() {
        assertThat(SourceNetwork.of("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(SourceNetwork.of("::ffff:192.0.2.7")).isNotEqualTo(SourceNetwork.of("::ffff:192.0.2.8"));
    }

    @Test
    void what_is_no_address_stays_as_it_is() {
        assertThat(SourceNetwork.of("nowhere")).isEqualTo("nowhere");
    }
}
