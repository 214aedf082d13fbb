package ir.gsb.accounts;

import java.io.Serial;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextImpl;

/** Who signed in, with the session that it was in: moved to another session, it is nobody's. */
final class BoundContext extends SecurityContextImpl {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String session;

    BoundContext(Authentication who, String session) {
        super(who);
        this.session = session;
    }

    boolean isOf(String id) {
        return session.equals(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BoundContext bound && bound.isOf(session) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + session.hashCode();
    }
}
