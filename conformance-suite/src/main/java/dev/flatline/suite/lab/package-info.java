/**
 * The Presence Lab: a way of saying who is online, some clients, faults on a time axis, and what everybody sees then. All of it
 * is played by the runner in virtual time, as a scenario that can be written down; {@code lab.web} shows it in a browser.
 */
@NullMarked
package dev.flatline.suite.lab;

import org.jspecify.annotations.NullMarked;
