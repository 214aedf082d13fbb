/**
 * How an agency that nobody knows comes to a certificate: it sends a request for one, compares the key's fingerprint with
 * the operator, who approves or declines. What waits gives nobody any right.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "registry", "exchangelog", "canonical", "security"})
package ir.gsb.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
