/** Runs the integrators' routes: a request that is authorised becomes what its provider answered. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "security", "registry"})
package ir.gsb.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
