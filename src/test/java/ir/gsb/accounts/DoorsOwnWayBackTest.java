package ir.gsb.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class DoorsOwnWayBackTest {

    private static final DoorsOwnWayBack DOOR = new DoorsOwnWayBack(
            "/workplace",
            new InMemoryClientRegistrationRepository(
                    registered("sso", AuthorizationGrantType.AUTHORIZATION_CODE),
                    registered("machines", AuthorizationGrantType.CLIENT_CREDENTIALS)),
            new Assurance(List.of(), List.of()));

    private static ClientRegistration registered(String id, AuthorizationGrantType grant) {
        return ClientRegistration.withRegistrationId(id)
                .authorizationGrantType(grant)
                .clientId("gsb")
                .clientSecret("of-this-test")
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .authorizationUri("https://sso.example.ir/authorize")
                .tokenUri("https://sso.example.ir/token")
                .build();
    }

    private static MockHttpServletRequest to(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }

    @Test
    void leads_back_to_the_door() {
        OAuth2AuthorizationRequest asked = Objects.requireNonNull(DOOR.resolve(to("/workplace/oidc/start/sso")));

        assertThat(asked.getRedirectUri()).isEqualTo("http://localhost/workplace/oidc/back/sso");
    }

    @Test
    void is_no_way_in_elsewhere_or_by_a_provider_that_there_is_not() {
        assertThat(DOOR.resolve(to("/workplace/oidc/start/another"))).isNull();
        assertThat(DOOR.resolve(to("/workplace/oidc/start"))).isNull();
        assertThat(DOOR.resolve(to("/audit/oidc/start/sso"))).isNull();
    }

    @Test
    void hides_no_other_fault_of_a_registration() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DOOR.resolve(to("/workplace/oidc/start/machines")))
                .withMessageContaining("client_credentials");
    }
}
