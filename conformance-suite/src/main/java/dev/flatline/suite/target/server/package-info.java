/**
 * Servers under test that are started for a run: as a program or in a container, waited for until they are ready, and stopped
 * for sure, however this process ends.
 */
package dev.flatline.suite.target.server;
