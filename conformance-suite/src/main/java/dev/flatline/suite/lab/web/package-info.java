/** The Presence Lab's web server: its own pages and its own questions, on loopback, for whoever sits at this machine. */
@NullMarked
package dev.flatline.suite.lab.web;

import org.jspecify.annotations.NullMarked;
