package ir.gsb.accounts;

import java.io.Serial;
import java.util.Collection;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * One whom an identity provider names, as {@code keycloak:m.karimi}: no account has a colon in its name,
 * so that no provider can name one.
 */
final class ProvidersUser extends DefaultOidcUser {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String account;

    private ProvidersUser(String account, Collection<? extends GrantedAuthority> roles, OidcUser user) {
        super(roles, user.getIdToken(), user.getUserInfo());
        this.account = account;
    }

    /** @param claim what names her; the provider's own subject does, where the token lacks it */
    static ProvidersUser of(
            String provider, String claim, Collection<? extends GrantedAuthority> roles, OidcUser user) {
        String given = user.getClaimAsString(claim);
        String name = given == null || given.isBlank() ? user.getSubject() : given.strip();
        return new ProvidersUser(provider + ":" + name, roles, user);
    }

    @Override
    public String getName() {
        return account;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProvidersUser user && user.account.equals(account) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + account.hashCode();
    }
}
