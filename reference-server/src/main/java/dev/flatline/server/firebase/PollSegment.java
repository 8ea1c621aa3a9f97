package dev.flatline.server.firebase;

/**
 * A piece of a message on its way up.
 *
 * @param number counts the pieces of a session from 0 on, across messages
 * @param total how many pieces the message has
 * @param data its share of the message's base64
 */
record PollSegment(long number, int total, String data) {}
