/** The virtual world: server, clients and links in one thread, on time that moves only when the runner waits. */
package dev.flatline.suite.run.virtual;
