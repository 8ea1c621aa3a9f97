/**
 * What is under test: which server, which client, behind which proxy, and how quickly they are meant to notice things.
 */
package dev.flatline.suite.target;
