/**
 * The scenario language: YAML in, {@link dev.flatline.suite.scenario.Scenario} records out, with errors that say
 * file, line and column, show the offending line and suggest what was meant. Nothing here runs anything.
 */
package dev.flatline.suite.scenario;
