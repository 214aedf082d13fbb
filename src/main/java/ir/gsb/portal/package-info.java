/** The citizens' pages over the catalogue, its search and the tracking: Persian, with an English twin of each. */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "search", "store", "tracking", "message", "canonical", "pages"})
package ir.gsb.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
