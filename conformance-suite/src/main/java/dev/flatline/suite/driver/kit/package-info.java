/**
 * The driver kit: checks a driver by itself, against the reference server and without faults, rule by rule of the page that
 * describes the protocol. What is wrong here would otherwise look like a broken promise of an SDK, or like an error of Flatline.
 */
package dev.flatline.suite.driver.kit;
