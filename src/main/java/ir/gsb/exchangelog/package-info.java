/** The durable record of every attempt; retries are answered from it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "store", "canonical", "tlog", "security", "registry"})
package ir.gsb.exchangelog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
