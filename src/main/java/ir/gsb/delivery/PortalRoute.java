package ir.gsb.delivery;

import java.nio.file.Path;
import org.apache.camel.model.RouteDefinition;

/**
 * One route of the portal's APIs.
 *
 * @param text of the file that it stands in: routes of the same file and text are the same
 */
record PortalRoute(Path file, String text, RouteDefinition definition) {

    String id() {
        return definition.getRouteId();
    }

    boolean sameAs(PortalRoute other) {
        return file.equals(other.file) && text.equals(other.text);
    }
}
