package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gsb.exchangelog.KeptSecrets;
import ir.gsb.exchangelog.MasterKeys;
import java.io.File;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class SealedSessionsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private SealedSessions sealed;

    @BeforeEach
    void make_keys() {
        sealed = sessions("keys");
    }

    private SealedSessions sessions(String keys) {
        return new SealedSessions(new KeptSecrets(MasterKeys.ensureSample(folder.resolve(keys), RANDOM), RANDOM));
    }

    @Test
    void opens_what_a_session_of_either_way_in_holds() throws Exception {
        var roles = List.of(new SimpleGrantedAuthority("ROLE_AUDITOR"));
        var password = UsernamePasswordAuthenticationToken.authenticated("m.karimi", null, roles);
        var claims =
                new LinkedHashMap<String, Object>(Map.of("sub", "7", "iss", new java.net.URI("https://a").toURL()));
        claims.put("aud", List.of("gsb"));
        var token = new OidcIdToken("x", Instant.EPOCH, Instant.EPOCH.plusSeconds(9), claims);
        var provider = new OAuth2AuthenticationToken(
                ProvidersUser.of("keycloak", "sub", roles, new DefaultOidcUser(roles, token)), roles, "keycloak");
        var start = OAuth2AuthorizationRequest.authorizationCode()
                .clientId("gsb")
                .authorizationUri("https://a/b")
                .scope("openid")
                .state("s")
                .build();
        for (Object held : List.of(new BoundContext(password, "1"), new BoundContext(provider, "1"))) {
            assertThat(sealed.open(sealed.seal(held))).isEqualTo(held);
        }
        assertThat(sealed.open(sealed.seal(start))).isInstanceOf(OAuth2AuthorizationRequest.class);
    }

    @Test
    void takes_nothing_from_what_was_altered_or_sealed_under_another_key() {
        byte[] whole = sealed.seal("a value");
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= 1;
            assertThat(sealed.open(altered)).as("byte %d", i).isNull();
        }
        assertThat(sealed.open(new byte[0])).isNull();
        assertThat(sealed.open(new byte[9])).isNull();
        assertThat(sessions("others").open(whole)).isNull();
    }

    @Test
    void makes_no_object_that_no_session_needs() {
        assertThat(sealed.open(sealed.seal(new File("/")))).isNull();
    }
}
