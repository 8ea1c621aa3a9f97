package dev.flatline.reports.render;

/**
 * A promise that no scenario can show.
 *
 * @param id the catalogue's id
 * @param statement the promise in one sentence
 * @param reason why not
 */
public record UntestablePromise(String id, String statement, String reason) {}
