package dev.flatline.simulator.fault;

/**
 * What has happened on a route while a fault was on.
 *
 * @param connections that were open when it came or have been opened since
 * @param bytesPassed in both directions
 * @param bytesHeld now, in both directions
 * @param bytesLost in both directions
 * @param closesHeld now, in both directions
 */
public record FaultEffect(long connections, long bytesPassed, long bytesHeld, long bytesLost, long closesHeld) {}
