/** The driver kit, over drivers that are right and over edited ones that are not. */
package dev.flatline.suite.driver.kit;
