/** The live world: real sockets, child processes, proxies that hurt them, and the clock on the wall. */
package dev.flatline.suite.run.live;
