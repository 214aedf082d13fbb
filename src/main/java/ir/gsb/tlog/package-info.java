/** The formats of a transparency log (C2SP tlog-tiles): hashes, tiles, proofs, signed notes. It reads no store and no clock. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package ir.gsb.tlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
