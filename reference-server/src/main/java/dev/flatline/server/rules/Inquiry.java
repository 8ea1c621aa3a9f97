package dev.flatline.server.rules;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A read or write that rules are asked about.
 *
 * @param before the data as it is
 * @param after the data as a write would leave it; as it is for reads
 * @param query what is read; everything for writes
 * @param auth whose request it is; empty for null
 * @param nowMillis the time, equal to the timestamps that the write stores (SEC-07)
 */
record Inquiry(
        Node before, Node after, QueryParams query, Optional<Map<String, @Nullable Object>> auth, long nowMillis) {}
