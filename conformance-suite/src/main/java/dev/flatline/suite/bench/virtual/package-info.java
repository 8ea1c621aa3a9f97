/** How fast the virtual world is: its scheduler, its wires, and the silence of an idle hour, on one thread. */
@NullMarked
package dev.flatline.suite.bench.virtual;

import org.jspecify.annotations.NullMarked;
