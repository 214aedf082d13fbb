/** The auditors' console: pages, the sign-in before them, and nothing that a browser would have to run. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"accounts", "message", "audit", "evidence", "exchangelog", "canonical", "tlog", "pages"})
package ir.gsb.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
