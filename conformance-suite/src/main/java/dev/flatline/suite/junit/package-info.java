/**
 * Scenarios as JUnit tests: each is a dynamic test that carries the ids of its requirements and leads to its line of YAML. The
 * one room of the suite that knows Jupiter's API, which is the user's to bring, version 5 or 6.
 */
@NullMarked
package dev.flatline.suite.junit;

import org.jspecify.annotations.NullMarked;
