package dev.flatline.simulator.fault;

import java.time.Duration;

/**
 * One step of a {@link FaultPlan}.
 *
 * @param after how long after the step before it; zero: with it
 * @param fault what to put on then; none that has a plan of its own
 */
public record TimedFault(Duration after, Fault fault) {}
