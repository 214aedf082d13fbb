/** The commands {@code gsb …}: what integrators and operators type. No command starts the hub or a container. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "message",
            "canonical",
            "security",
            "tlog",
            "witness",
            "evidence",
            "exchangelog",
            "store",
            "queue",
            "accounts",
            "connector",
            "registry",
            "catalogue",
            "tracking",
            "workbench"
        })
package ir.gsb.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
