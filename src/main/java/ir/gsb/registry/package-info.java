/** Agencies, their systems and certificates, inquiries, and the agreements that grant them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "store"})
package ir.gsb.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
