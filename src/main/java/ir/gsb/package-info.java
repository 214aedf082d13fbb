@NullMarked
package ir.gsb;

import org.jspecify.annotations.NullMarked;
