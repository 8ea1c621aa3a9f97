/**
 * The test of the tester: the catalogue against every mutant in turn, each of which must be caught by a scenario that covers
 * what it breaks; the unbroken reference, which must pass; and the canary, which must fail.
 */
@NullMarked
package dev.flatline.suite.mutants;

import org.jspecify.annotations.NullMarked;
