package ir.gsb.workplace;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets files in at one address only, of a stated and bounded length; nothing else of the pages takes multipart. */
final class Uploads extends OncePerRequestFilter {

    /** Bytes of a file. */
    static final int LARGEST = 8 << 20;

    private static final int AROUND = 64 << 10;
    private static final String ADDRESS = "/workplace/files";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (!type.strip().startsWith("multipart/")) {
            chain.doFilter(request, response);
        } else if (!ADDRESS.equals(request.getRequestURI())
                || !request.getMethod().equals("POST")) {
            refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > LARGEST + AROUND) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** With a page at the workplace; programs elsewhere want none. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        if (request.getRequestURI().startsWith(WorkplaceSecurity.BASE)) {
            response.sendError(status.value());
        } else {
            response.setStatus(status.value());
        }
    }
}
