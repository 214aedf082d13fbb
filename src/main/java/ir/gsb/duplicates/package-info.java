/**
 * Duplicate work (موازی‌کاری): services of different agencies that look like the same work, why they do, and what people
 * judged. It knows nothing of pages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"catalogue", "search", "exchangelog", "message"})
package ir.gsb.duplicates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
