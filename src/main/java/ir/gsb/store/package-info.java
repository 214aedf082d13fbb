/** The one way to PostgreSQL: group commit, connections for outside readers, checks of a server, the embedded one. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message"})
package ir.gsb.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
