/**
 * Operating over the wire: the registry, of which plans are shown before they are carried out, and the queue; who may do
 * what.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "registry", "canonical", "joining", "queue"})
package ir.gsb.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
