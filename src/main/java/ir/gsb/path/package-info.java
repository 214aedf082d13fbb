/** The message path: the one place where the stages are put in their order. No logic of its own. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "message",
            "ingress",
            "joining",
            "security",
            "canonical",
            "access",
            "delivery",
            "exchangelog",
            "audit",
            "administration",
            "queue",
            "registry"
        })
package ir.gsb.path;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
