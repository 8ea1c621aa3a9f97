/**
 * Reports: pure functions of a {@link dev.flatline.reports.journal.Journal}.
 *
 * <p>Nothing in here knows a clock, a locale or a network, so the same journal always gives the same report. Everything a
 * journal holds may come from the implementation under test and is treated as hostile: each renderer makes it harmless for
 * its own medium (terminal, XML, HTML) and still shows that something was there.
 */
@NullMarked
package dev.flatline.reports.render;

import org.jspecify.annotations.NullMarked;
