/** Wiring and settings; no logic. */
@NullMarked
package ir.gsb.config;

import org.jspecify.annotations.NullMarked;
