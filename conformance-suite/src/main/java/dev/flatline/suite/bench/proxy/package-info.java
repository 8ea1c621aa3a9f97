/**
 * How fast the embedded Toxiproxy engine is beside the real Toxiproxy. Each runs in a process of its own and carries real
 * connections between the two ends that this process holds; both are measured by the same code in the same rounds.
 */
@NullMarked
package dev.flatline.suite.bench.proxy;

import org.jspecify.annotations.NullMarked;
