/** Who may sign in to pages, with which rights, and the door of each part that people sign in to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "exchangelog", "canonical"})
package ir.gsb.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
