/** The integrator's workbench: checks, tries and begins what stands in {@code routes/} and {@code schemas/}. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"message", "canonical", "registry", "security", "access", "delivery", "exchangelog"})
package ir.gsb.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
