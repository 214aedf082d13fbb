package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

class RightsTest {

    @Test
    void are_read_as_they_were_written() {
        var given = new Rights("s.amiri", Optional.of("tax"), Set.of(Role.SIGNER, Role.REPRESENTATIVE));
        var who = UsernamePasswordAuthenticationToken.authenticated(
                given.name(), null, Rights.authorities(given.agency(), given.roles()));

        assertThat(Rights.of(who)).isEqualTo(given);
    }

    @Test
    void of_nobody_in_particular_are_none() {
        var who = UsernamePasswordAuthenticationToken.authenticated("x", null, java.util.List.of());

        assertThat(Rights.of(who)).isEqualTo(new Rights("x", Optional.empty(), Set.of()));
    }
}
