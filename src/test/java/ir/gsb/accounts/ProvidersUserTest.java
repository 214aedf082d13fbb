package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gsb.exchangelog.KeptSecrets.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class ProvidersUserTest {

    private static final List<SimpleGrantedAuthority> ROLES = List.of(new SimpleGrantedAuthority("ROLE_AUDITOR"));

    private static String name(Map<String, Object> claims) {
        var token = new OidcIdToken("x", Instant.EPOCH, Instant.EPOCH.plusSeconds(9), claims);
        return ProvidersUser.of("keycloak", "preferred_username", ROLES, new DefaultOidcUser(ROLES, token))
                .getName();
    }

    @Test
    void is_named_by_the_provider_and_the_claim() {
        assertThat(name(Map.of("sub", "7", "preferred_username", "m.karimi"))).isEqualTo("keycloak:m.karimi");
    }

    @Test
    void is_named_by_the_subject_where_the_claim_is_missing() {
        assertThat(name(Map.of("sub", "7"))).isEqualTo("keycloak:7");
        assertThat(name(Map.of("sub", "7", "preferred_username", " "))).isEqualTo("keycloak:7");
    }

    @Test
    void never_has_the_name_of_an_account() {
        String name = name(Map.of("sub", "m.karimi"));
        assertThatThrownBy(() ->
                        new Account(name, "", new Kept(1, new byte[0]), Optional.empty(), Set.of(Role.AUDITOR), false))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
