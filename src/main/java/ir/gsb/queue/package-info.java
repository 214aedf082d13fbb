/**
 * Exchanges that are carried out later: single ones, batches, and the callbacks that tell their clients. PostgreSQL
 * holds what is to be done; the broker only hands it out.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "registry", "exchangelog", "canonical", "security"})
package ir.gsb.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
