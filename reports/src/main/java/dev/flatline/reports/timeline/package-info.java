/**
 * A scenario as something to draw: lanes, messages with their way through the link, bands for what lasts, bars for what is
 * expected, and axes on which idle time is folded. Made from the journal alone; every drawing of a scenario is made from this.
 */
@NullMarked
package dev.flatline.reports.timeline;

import org.jspecify.annotations.NullMarked;
