package ir.gsb.ingress;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes in what is left of a form after its answer was written, and drops it. Otherwise the connection would be reset while
 * the form is still being sent, and a browser shows that instead of the page that says why the form was refused
 * (RFC 9112 §9.6).
 */
public final class RestTakenIn extends Handler.Wrapper {

    /** Ten times as much as a form may have; of what is larger still, the connection is reset. */
    private static final long MOST = 2 << 20;

    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int BUFFER = 16 * 1024;

    public RestTakenIn(Handler applications) {
        super(applications);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, Callback.from(() -> takeIn(request), callback));
    }

    private static void takeIn(Request request) {
        long begun = System.nanoTime();
        long taken = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream rest = Content.Source.asInputStream(request)) {
            for (int count = 0; count >= 0; count = rest.read(buffer)) {
                taken += count;
                if (taken > MOST || System.nanoTime() - begun > PATIENCE_NANOS) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Nobody is there any more to be answered.
        }
    }
}
