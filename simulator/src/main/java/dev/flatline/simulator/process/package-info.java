/**
 * Faults of processes: they crash, freeze and thaw by the signals that every Unix has, and so does all that they have
 * started. A process's clock cannot be set wrong from outside without setting it wrong for everybody: what runs in the
 * process has to do that by itself, when it is told how far. And programs that are started for a while and end with us.
 */
@NullMarked
package dev.flatline.simulator.process;

import org.jspecify.annotations.NullMarked;
