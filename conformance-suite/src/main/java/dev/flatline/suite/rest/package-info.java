/**
 * The suite's own way to speak HTTP to a server: requests to bytes, bytes to answers and event streams. Sans-IO; who carries the
 * bytes is the business of the two worlds.
 */
package dev.flatline.suite.rest;
