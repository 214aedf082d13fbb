/** May this party ask this, in this mode, for these fields, under this agreement, within its quota? */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "registry", "store"})
package ir.gsb.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
