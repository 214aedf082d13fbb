/**
 * What an exchange is made of: identifiers, the types that one stage hands to the next, and how an exchange ends.
 *
 * <p>Each stage type has a package-private constructor and is made only through the {@code Stage} class nested in it,
 * which exactly one class of the hub extends: a message that was not verified cannot be validated, it does not compile.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package ir.gsb.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
