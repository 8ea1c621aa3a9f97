/** Several journals at once: the shards of one run put together, and what has changed from one run to the next. */
@NullMarked
package dev.flatline.reports.compare;

import org.jspecify.annotations.NullMarked;
