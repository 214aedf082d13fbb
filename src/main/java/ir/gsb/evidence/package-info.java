/** The evidence of one exchange: a file that stands alone, how it is written, and how it is checked without a network or a hub. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "security", "tlog"})
package ir.gsb.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
