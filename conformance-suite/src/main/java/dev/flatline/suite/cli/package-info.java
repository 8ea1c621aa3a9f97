/** The {@code flatline} command: one class per sub-command, and what they share about errors and exit codes. */
package dev.flatline.suite.cli;
