package ir.gsb.delivery;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/**
 * Keeps the HTTP client from asking a provider a second time by itself, as it would after a broken connection to a GET and
 * after a 503: whether a provider may be asked again is for {@link Delivery} to say, and then the request is signed anew.
 */
final class AskedOnce {

    private AskedOnce() {}

    /** To be called before there are routes. */
    static void in(CamelContext context) {
        for (String scheme : List.of("http", "https")) {
            context.getComponent(scheme, HttpComponent.class).setAutomaticRetriesDisabled(true);
        }
    }
}
