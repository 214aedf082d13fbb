package ir.gsb.accounts;

import ir.gsb.exchangelog.Act;
import ir.gsb.exchangelog.ExchangeLog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Takes the roles and the agency of one whom an identity provider names from claims of her token. Whose token names no
 * agency, or more than one, has no agency's roles; whose token lacks the assurance that is asked for is not let in.
 */
final class OidcRoles implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String NO_ROLE = "no_role";
    static final String NOT_ASSURED = "not_assured";

    private static final Set<String> KNOWN =
            Set.of(Role.values()).stream().map(Role::wire).collect(Collectors.toUnmodifiableSet());

    private final OidcUserService provider = new OidcUserService();
    private final String claim;
    private final String agencyClaim;
    private final String nameClaim;
    private final Assurance assurance;
    private final ExchangeLog log;

    OidcRoles(String claim, String agencyClaim, String nameClaim, Assurance assurance, ExchangeLog log) {
        this.assurance = assurance;
        this.claim = claim;
        this.agencyClaim = agencyClaim;
        this.nameClaim = nameClaim;
        this.log = log;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        List<String> words = Objects.requireNonNullElse(user.getClaimAsStringList(claim), List.of());
        Optional<String> agency = Optional.ofNullable(user.getClaimAsString(agencyClaim))
                .filter(code -> Account.AGENCY.matcher(code).matches());
        List<GrantedAuthority> roles = Rights.authorities(
                agency,
                words.stream()
                        .filter(KNOWN::contains)
                        .flatMap(word -> Role.parse(word).stream())
                        .filter(role -> agency.isPresent() || !role.ofAnAgency())
                        .collect(Collectors.toUnmodifiableSet()));
        String registration = request.getClientRegistration().getRegistrationId();
        var named = ProvidersUser.of(registration, nameClaim, roles, user);
        boolean assured = assurance.isGivenBy(user.getIdToken());
        log.record(new Act(
                roles.isEmpty() || !assured ? Act.Word.SIGN_IN_REFUSED : Act.Word.SIGNED_IN,
                named.getName(),
                Optional.empty(),
                "identity provider " + registration + (assured ? "" : ", without the acr or amr that is asked for")));
        if (!assured) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(NOT_ASSURED), "the token has not the acr or amr that is asked for");
        }
        if (roles.isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(NO_ROLE), "the token gives no role");
        }
        return named;
    }
}
