/** Changing the registry over the wire: who may change what, plans that are shown before they are carried out. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "registry", "canonical", "joining"})
package ir.gsb.administration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
