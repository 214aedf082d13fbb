/** What auditors look at; every look is itself recorded. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"message", "registry", "exchangelog", "canonical", "tlog", "evidence", "security"})
package ir.gsb.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
