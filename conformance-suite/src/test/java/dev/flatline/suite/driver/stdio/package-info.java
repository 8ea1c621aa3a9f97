/** Drivers as child processes: the codec against the published schema, processes that misbehave, the official SDK. */
package dev.flatline.suite.driver.stdio;
