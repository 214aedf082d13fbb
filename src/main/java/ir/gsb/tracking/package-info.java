/**
 * Cases of citizens at agencies: their codes and timelines, who may move and who may see them, what is asked when one is
 * over, and the messages that each step causes. It knows nothing of pages; the bus knows it as a part that answers an
 * inquiry.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "registry", "catalogue", "exchangelog"})
package ir.gsb.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
