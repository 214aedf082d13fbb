/**
 * The synthetic country of the sample profile: agencies under their real names, and services, sheets and people that are
 * all made up, the same in every run. Its words are in {@code samples/country}.
 */
@NullMarked
package ir.gsb.samples.country;

import org.jspecify.annotations.NullMarked;
