/** A witness of transparency logs, which an auditor's office runs itself: it remembers, and does not forget. */
@NullMarked
@ApplicationModule(allowedDependencies = {"tlog"})
package ir.gsb.witness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
