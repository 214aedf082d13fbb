package ir.gsb.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What comes over the wire for someone who has nothing of the portal yet. */
final class FirstVisit {

    /** Bytes that a page may weigh, with its fonts, styles, scripts and pictures. */
    static final int MOST = 150 * 1024;

    private FirstVisit() {}

    /** Bytes of all answers, with their headers, as they were sent: packed where they were packed. */
    static int bytes(Chromium chromium, Consumer<Page> visit) {
        Page page = chromium.visitor(true);
        var bytes = new AtomicInteger();
        page.onRequestFinished(
                request -> bytes.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
        visit.accept(page);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.context().close();
        return bytes.get();
    }
}
