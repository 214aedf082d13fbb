/**
 * The national catalogue: the agencies' service sheets, and what of them is published. It knows nothing of pages, and the
 * bus knows nothing of it but as a part that answers an inquiry.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "exchangelog"})
package ir.gsb.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
