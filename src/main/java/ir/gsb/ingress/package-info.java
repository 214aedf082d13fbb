/** The hub's front door: bytes become a message that was received, an outcome becomes an answer, problem or fault. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "registry"})
package ir.gsb.ingress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
