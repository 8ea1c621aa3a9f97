package dev.flatline.reports.journal;

/** One line of a journal. */
public sealed interface JournalRecord permits Header, ScenarioRecord, EventRecord, VerdictRecord, Footer {}
