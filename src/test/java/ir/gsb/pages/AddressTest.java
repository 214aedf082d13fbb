package ir.gsb.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void one_household_is_one_visitor() {
        assertThat(Address.of("2001:db8:1:2:aaaa::1")).isEqualTo(Address.of("2001:db8:1:2::9"));
        assertThat(Address.of("2001:db8::1")).isNotEqualTo(Address.of("2001:db8:0:1::1"));
        assertThat(Address.of("[::1]")).isEqualTo(Address.of("0:0:0:0:0:0:0:1"));
        assertThat(Address.of("192.0.2.7")).isEqualTo("192.0.2.7");
    }
}
