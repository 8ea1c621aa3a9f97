package dev.flatline.suite.smoke;

/**
 * One thing that was tried.
 *
 * @param name one word
 * @param tried what was asked for, and what should have come of it
 * @param fine whether it did
 * @param came what came of it
 * @param check what to look at if it was not fine
 */
public record SmokeStep(String name, String tried, boolean fine, String came, String check) {}
