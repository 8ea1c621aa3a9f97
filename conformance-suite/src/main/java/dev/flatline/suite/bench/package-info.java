/**
 * How fast the server, the proxy and the suite are, beside their peers and in the same run. Benchmarks print figures and
 * never fail a build: machines differ and are noisy, so what is compared is the ratio of measurements that alternate.
 */
@NullMarked
package dev.flatline.suite.bench;

import org.jspecify.annotations.NullMarked;
