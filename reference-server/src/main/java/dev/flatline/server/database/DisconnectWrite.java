package dev.flatline.server.database;

import dev.flatline.server.auth.Credential;

/**
 * A write that a session leaves for its end.
 *
 * @param write what will be written, server values not yet resolved
 * @param credential as whom
 */
public record DisconnectWrite(Write write, Credential credential) {}
