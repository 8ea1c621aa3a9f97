/**
 * How fast the reference server is: a load generator that speaks nothing but the wire protocol, the servers it is pointed
 * at, each in a process of its own, and what is measured of them.
 */
@NullMarked
package dev.flatline.suite.bench.server;

import org.jspecify.annotations.NullMarked;
