/** The canonical model of each inquiry: schemas, XML and JSON of one content, mappings to the providers' own formats. */
@NullMarked
@ApplicationModule(allowedDependencies = {"message"})
package ir.gsb.canonical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
