/**
 * The first thing to do with a new target: start the server, have one client do one thing of each kind without any fault, and tell
 * a target file or a driver that is wrong from a server that does not keep its promises.
 */
package dev.flatline.suite.smoke;
