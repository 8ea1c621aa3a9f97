/**
 * What the runner may ask of a client under test, and what it hears back.
 *
 * <p>The runner knows no SDK: everything under test sits behind a {@link dev.flatline.suite.driver.Driver}. The types here
 * assume neither threads nor a clock, so the same driver contract holds for the reference client in virtual time and for a
 * child process that speaks JSON lines on its standard streams.
 */
package dev.flatline.suite.driver;
