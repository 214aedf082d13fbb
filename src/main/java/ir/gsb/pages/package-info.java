/** What all pages share: how numbers and days are written, pictures, headers, a limit, the fonts. It knows no room of them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"canonical", "message"})
package ir.gsb.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
