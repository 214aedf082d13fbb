package ir.gsb;

import ir.gsb.store.StoreUnusableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;

/** Why the hub did not start: one sentence where that says it all, else everything that is known. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStartException
                    || cause instanceof StoreUnusableException
                    || (cause instanceof IllegalArgumentException && isOfSettings(failure))) {
                return "The hub does not start. " + cause.getMessage();
            }
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "The hub does not start.\n" + trace;
    }

    private static boolean isOfSettings(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationPropertiesBindException) {
                return true;
            }
        }
        return false;
    }
}
