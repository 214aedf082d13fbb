/** Signatures in and out, certificates and keys. Everything of Bouncy Castle and WSS4J stays here. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "registry"})
package ir.gsb.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
