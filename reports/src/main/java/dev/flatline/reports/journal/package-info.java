/**
 * The journal of a run: what was promised, what happened, what was decided.
 *
 * <p>A journal is NDJSON in UTF-8: one JSON object per line, keys in a fixed order, told apart by {@code type}. It opens
 * with a {@link dev.flatline.reports.journal.Header}, holds for each scenario one
 * {@link dev.flatline.reports.journal.ScenarioRecord}, its {@link dev.flatline.reports.journal.EventRecord}s and one
 * {@link dev.flatline.reports.journal.VerdictRecord}, and closes with a {@link dev.flatline.reports.journal.Footer};
 * without the footer the run did not finish and the journal proves nothing. Scenarios that run side by side interleave.
 * The model adds nothing of its own (no clock, no hash order), so equal runs in the virtual world give equal bytes. The
 * shape is published as {@code journal.schema.json} beside these classes.
 */
@NullMarked
package dev.flatline.reports.journal;

import org.jspecify.annotations.NullMarked;
