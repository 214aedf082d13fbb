package ir.gsb.accounts;

import ir.gsb.canonical.Persian;
import ir.gsb.message.SourceNetwork;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** What comes with a name and a password: the code, and from where. Persian digits are read as digits. */
record Given(String code, String source) {

    static Given of(HttpServletRequest request) {
        String code = Objects.requireNonNullElse(request.getParameter("code"), "");
        return new Given(Persian.digits(code.strip()), SourceNetwork.of(request.getRemoteAddr()));
    }

    @Override
    public String toString() {
        return "Given[from a source]";
    }
}
