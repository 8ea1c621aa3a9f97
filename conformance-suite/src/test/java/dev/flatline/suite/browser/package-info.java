/**
 * The official SDK in a real browser against the reference server: what Node.js cannot show, above all long polling. A page
 * holds the SDK and is told by the test what to do, through the browser's DevTools.
 */
@NullMarked
package dev.flatline.suite.browser;

import org.jspecify.annotations.NullMarked;
