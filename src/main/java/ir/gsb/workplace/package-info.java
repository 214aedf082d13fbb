/** The workplace of agencies' people, reviewers and operators: pages over the life of service sheets, behind a sign-in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"accounts", "catalogue", "duplicates", "message", "canonical", "pages"})
package ir.gsb.workplace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
