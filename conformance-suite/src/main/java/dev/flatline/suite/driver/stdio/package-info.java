/**
 * Drivers that are child processes and speak JSON lines on their standard streams, so that a client can be written in any
 * language, and be killed and frozen for real.
 *
 * <p>The lines are described in {@code conformance-suite/drivers/README.md} and, for machines, in
 * {@code protocol.schema.json} beside it. A driver that breaks the contract is told as {@link
 * dev.flatline.suite.driver.DriverEvent.Broken} and never as a fault of what it drives.
 */
package dev.flatline.suite.driver.stdio;
