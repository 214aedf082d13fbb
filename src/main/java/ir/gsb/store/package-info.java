/** The one way to PostgreSQL: group commit, the checks that a server must pass, and the embedded server. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message"})
package ir.gsb.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
