/** What the server does, in figures: counted on the loops, shown in the text format of Prometheus. */
@NullMarked
package dev.flatline.server.metrics;

import org.jspecify.annotations.NullMarked;
