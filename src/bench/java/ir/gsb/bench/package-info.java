/**
 * The benchmark: what one exchange costs, measured from outside the hub. Run it with {@code mvn -Pbench -DskipTests
 * verify}; {@link ir.gsb.bench.Settings} says what can be set.
 */
@NullMarked
package ir.gsb.bench;

import org.jspecify.annotations.NullMarked;
