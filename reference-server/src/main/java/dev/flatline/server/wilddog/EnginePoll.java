package dev.flatline.server.wilddog;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request of Engine.IO's long polling (Wilddog spec 3.6).
 *
 * @param sid names the session; empty to begin one
 * @param brings whether it brings packets (POST) instead of waiting for some (GET)
 * @param body as it came; read once
 */
public record EnginePoll(Optional<String> sid, boolean brings, ByteBuffer body) {}
