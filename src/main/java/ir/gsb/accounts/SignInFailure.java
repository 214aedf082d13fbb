package ir.gsb.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends one who was not let in back to the form, with as little as she needs to know; a session is not made for it. */
final class SignInFailure implements AuthenticationFailureHandler {

    private final String form;

    /** @param form path of the page with the form */
    SignInFailure(String form) {
        this.form = form;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String word = switch (why) {
            case LockedException locked -> "wait";
            case OAuth2AuthenticationException token
            when OidcRoles.NO_ROLE.equals(token.getError().getErrorCode()) -> "roles";
            case OAuth2AuthenticationException token
            when OidcRoles.NOT_ASSURED.equals(token.getError().getErrorCode()) -> "factor";
            case AuthenticationServiceException away -> "away";
            default -> "refused";
        };
        response.sendRedirect(form + "?" + word);
    }
}
