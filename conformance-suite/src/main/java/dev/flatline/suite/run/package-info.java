/**
 * Runs scenarios: one runner, written in plain blocking style, over two worlds. In the live world {@code await} waits; in the
 * virtual one it moves the clock. What was seen goes into the journal and is judged here, nowhere else.
 */
package dev.flatline.suite.run;
