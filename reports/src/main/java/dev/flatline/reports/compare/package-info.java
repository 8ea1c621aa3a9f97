/**
 * Several journals at once: the shards of one run put together, what has changed from one run to the next, and two runs of a scenario
 * side by side.
 */
@NullMarked
package dev.flatline.reports.compare;

import org.jspecify.annotations.NullMarked;
