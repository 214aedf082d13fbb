package ir.gsb;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.springframework.boot.web.server.PortInUseException;

/** Why the hub did not start: one sentence where the hub itself found the cause, else everything that is known. */
final class Reason {

    private static final String OWN = Reason.class.getPackageName() + ".";

    private Reason() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "The hub does not start. Port " + taken.getPort()
                        + " was taken while it started: start it again, or with another --server.port=.";
            }
            if (isFoundByTheHub(cause) && cause.getMessage() != null) {
                return "The hub does not start. " + cause.getMessage();
            }
        }
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return "The hub does not start.\n" + trace;
    }

    /** An exception that names what its reader must mend: one of the hub's own kinds, or thrown by the hub's own code. */
    private static boolean isFoundByTheHub(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName().startsWith(OWN)
                || (trace.length > 0 && trace[0].getClassName().startsWith(OWN));
    }
}
