/** Pages for developers: what inquiries there are, what each asks and answers, and a signed request to copy. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "registry", "pages"})
package ir.gsb.guide;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
