package ir.gsb.accounts;

import java.util.List;
import java.util.Objects;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * How sure an identity provider has to be of who signs in, as its token says (OpenID Connect Core 1.0 §2).
 *
 * @param contexts of which the token's {@code acr} is one; none are asked for if it is empty
 * @param methods all of which stand in the token's {@code amr} (RFC 8176)
 */
record Assurance(List<String> contexts, List<String> methods) {

    Assurance {
        contexts = named(contexts);
        methods = named(methods);
    }

    private static List<String> named(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    boolean isGivenBy(OidcIdToken token) {
        String context = Objects.requireNonNullElse(token.getAuthenticationContextClass(), "");
        List<String> used = Objects.requireNonNullElse(token.getAuthenticationMethods(), List.of());
        return (contexts.isEmpty() || contexts.contains(context)) && used.containsAll(methods);
    }
}
