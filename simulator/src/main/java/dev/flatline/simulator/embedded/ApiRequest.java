package dev.flatline.simulator.embedded;

/**
 * A request to the HTTP API.
 *
 * @param method such as {@code POST}
 * @param path without query, still percent-encoded
 * @param userAgent empty if none was sent
 * @param body may be empty
 */
// A record for its accessors: requests are never compared.
@SuppressWarnings("ArrayRecordComponent")
record ApiRequest(String method, String path, String userAgent, byte[] body) {}
