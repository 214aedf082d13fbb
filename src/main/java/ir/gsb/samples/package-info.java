/** What the sample profile puts around a hub: a database, throw-away keys, a registry, and agencies. Never production. */
@NullMarked
package ir.gsb.samples;

import org.jspecify.annotations.NullMarked;
