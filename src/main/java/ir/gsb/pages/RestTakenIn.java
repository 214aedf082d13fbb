package ir.gsb.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a page left of a form or file that it refused, and drops it. The connection would be reset otherwise while
 * the browser is still sending, and it would show that instead of the page that says why (RFC 9112 §9.6). It has to be done
 * before the server makes the page of the error: after that nothing more can be read. Who asks first whether he may send
 * ({@code Expect: 100-continue}) is not told to.
 */
public final class RestTakenIn extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(RestTakenIn.class);

    /** Four times as much as a file may have; whoever sends more sees his connection reset. */
    private static final long MOST = 32 << 20;

    /** To which the server's own patience with a silent connection may be added. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private static final int PORTION = 1 << 16;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain further)
            throws IOException, ServletException {
        try {
            further.doFilter(request, response);
        } finally {
            if (request.getMethod().equals("POST") && request.getHeader("Expect") == null) {
                takeIn(request);
            }
        }
    }

    private static void takeIn(HttpServletRequest request) {
        long begun = System.nanoTime();
        try (InputStream rest = request.getInputStream()) {
            byte[] portion = new byte[PORTION];
            long taken = 0;
            while (taken < MOST && System.nanoTime() - begun < PATIENCE_NANOS) {
                int more = rest.read(portion);
                if (more < 0) {
                    return;
                }
                taken += more;
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("The rest of a form cannot be read: {}", gone.getMessage());
        }
    }
}
