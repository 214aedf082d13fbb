/**
 * The catalogue and the tracking of cases for machines: JSON, CPSV-AP, Open311, a feed of changes, and what crawlers read.
 * Its parts take and give plain requests and answers; which path leads to which part is said in {@code routes/portal}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"message", "canonical", "catalogue", "search", "store", "tracking"})
package ir.gsb.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
