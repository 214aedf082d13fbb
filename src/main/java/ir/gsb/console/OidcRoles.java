package ir.gsb.console;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Takes the roles of one whom an identity provider names from a claim of her token; without it she has none. */
final class OidcRoles implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String NO_ROLE = "no_role";

    private static final Set<String> KNOWN =
            Set.of(Role.values()).stream().map(Role::wire).collect(Collectors.toUnmodifiableSet());

    private final OidcUserService provider = new OidcUserService();
    private final String claim;
    private final String nameClaim;
    private final ExchangeLog log;

    OidcRoles(String claim, String nameClaim, ExchangeLog log) {
        this.claim = claim;
        this.nameClaim = nameClaim;
        this.log = log;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        List<String> words = Objects.requireNonNullElse(user.getClaimAsStringList(claim), List.of());
        List<GrantedAuthority> roles = new ArrayList<>();
        words.stream()
                .filter(KNOWN::contains)
                .flatMap(word -> Role.parse(word).stream())
                .forEach(role -> roles.add(new SimpleGrantedAuthority("ROLE_" + role.name())));
        String registration = request.getClientRegistration().getRegistrationId();
        var named = ProvidersUser.of(registration, nameClaim, roles, user);
        log.record(new Act(
                roles.isEmpty() ? Act.Word.SIGN_IN_REFUSED : Act.Word.SIGNED_IN,
                named.getName(),
                Optional.empty(),
                "identity provider " + registration));
        if (roles.isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE), "the token gives no role of the console");
        }
        return named;
    }
}
