/**
 * {@code flatline bench suite}: how long one waits for a verdict. The command is measured from outside, as somebody who types it
 * would, with the start of Java.
 */
@NullMarked
package dev.flatline.suite.bench.suite;

import org.jspecify.annotations.NullMarked;
