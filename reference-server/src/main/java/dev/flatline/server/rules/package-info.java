/**
 * Security rules (spec section 6): a rules file is read, parsed and type-checked once, and evaluated for every read and
 * write.
 *
 * <p>Pure functions of the data, the credential and the time. No text can make them throw anything but a
 * {@link RulesException} when they are loaded, and no data can make them run long.
 */
@NullMarked
package dev.flatline.server.rules;

import org.jspecify.annotations.NullMarked;
