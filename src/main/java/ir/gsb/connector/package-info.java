/**
 * The connector: runs at an agency that cannot sign. Its own systems speak plain HTTP or SOAP to it on their machine; it
 * signs, sends, verifies and hands back the plain answer, and for a provider the other way round, all with the hub's own
 * classes of {@code security}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "registry", "security"})
package ir.gsb.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
