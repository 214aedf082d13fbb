package ir.gsb.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Asks an identity provider to send people back to the door that they came from, {@code /workplace/oidc/back/NAME}. One that
 * is not configured is no way in: a stranger's invention is no failure of the hub. It is also asked for the assurance that
 * is wanted ({@code acr_values}, OpenID Connect Core 1.0 §3.1.2.1).
 */
final class DoorsOwnWayBack implements OAuth2AuthorizationRequestResolver {

    private static final String PROVIDER = "provider";

    private final String base;
    private final ClientRegistrationRepository providers;
    private final RequestMatcher start;
    private final OAuth2AuthorizationRequestResolver configured;
    private final Assurance assurance;

    DoorsOwnWayBack(String base, ClientRegistrationRepository providers, Assurance assurance) {
        this.base = base;
        this.providers = providers;
        String start = base + "/oidc/start";
        this.start = PathPatternRequestMatcher.withDefaults().matcher(start + "/{" + PROVIDER + "}");
        this.configured = new DefaultOAuth2AuthorizationRequestResolver(providers, start);
        this.assurance = assurance;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        String provider = start.matcher(request).getVariables().get(PROVIDER);
        return provider == null || providers.findByRegistrationId(provider) == null
                ? null
                : back(configured.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return back(configured.resolve(request, provider));
    }

    private @Nullable OAuth2AuthorizationRequest back(@Nullable OAuth2AuthorizationRequest asked) {
        if (asked == null) {
            return null;
        }
        Object provider = asked.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        String back = UriComponentsBuilder.fromUriString(asked.getRedirectUri())
                .replacePath(base + "/oidc/back/" + provider)
                .toUriString();
        return OAuth2AuthorizationRequest.from(asked)
                .redirectUri(back)
                .additionalParameters(parameters -> {
                    if (!assurance.contexts().isEmpty()) {
                        parameters.put("acr_values", String.join(" ", assurance.contexts()));
                    }
                })
                .build();
    }
}
