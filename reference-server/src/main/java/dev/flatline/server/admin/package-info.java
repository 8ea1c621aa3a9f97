/**
 * The admin API: what a test harness may ask of the server and do to it from outside, as requests and answers. Who asks is
 * checked here; sockets and threads are the transport's. Whatever concerns a namespace runs on that namespace's loop.
 */
@NullMarked
package dev.flatline.server.admin;

import org.jspecify.annotations.NullMarked;
