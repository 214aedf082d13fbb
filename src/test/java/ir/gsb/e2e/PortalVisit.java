package ir.gsb.e2e;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A browser in front of the citizens' pages, for all tests of a class. */
final class PortalVisit implements BeforeAllCallback, AfterAllCallback {

    private Portal portal;
    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        portal = new Portal(SampleHub.get());
        chromium = new Chromium();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    Portal portal() {
        return portal;
    }

    Chromium chromium() {
        return chromium;
    }

    /** Opens a page as a new visitor without JavaScript. */
    Page open(String path) {
        Page page = chromium.visitor(false);
        page.navigate(portal.address(path));
        return page;
    }
}
