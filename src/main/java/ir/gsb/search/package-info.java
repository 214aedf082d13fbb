/**
 * Finding services: an index in memory over what is published, which forgives how Persian is spelt. It knows nothing of
 * pages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue"})
package ir.gsb.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
