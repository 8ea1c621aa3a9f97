/** Scenarios as tests, from outside: what Jupiter 5 and 6 make of them, and Maven in a project of somebody else's. */
package dev.flatline.suite.junit;
