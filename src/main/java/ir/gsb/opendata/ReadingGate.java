package ir.gsb.opendata;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands before the routes over the portal. Answers {@code OPTIONS} (RFC 9110 §9.3.7) in their place: pages of other hosts
 * are let read the catalogue (the preflight of the Fetch Standard), and no case. Of other requests it lets no content pass.
 */
public final class ReadingGate extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String READS = "GET, HEAD";
    private static final String A_DAY = "86400";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain further)
            throws IOException, ServletException {
        if (!request.getMethod().equals("OPTIONS")) {
            further.doFilter(new Bodiless(request), response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Allow", READS + ", OPTIONS");
        if (request.getRequestURI().startsWith("/catalogue")) {
            response.setHeader("Access-Control-Allow-Origin", "*");
            response.setHeader("Access-Control-Allow-Methods", READS);
            response.setHeader("Access-Control-Allow-Headers", "Accept, If-None-Match");
            response.setHeader("Access-Control-Max-Age", A_DAY);
        }
    }
}
