package dev.flatline.server.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What pages of other origins may do: everything that needs no cookie, as with the real service. What a page asks for is
 * never reflected: the lists are fixed, and credentials of the browser are not let through.
 */
final class Cors {
    /** On every answer. */
    static final Map<String, String> HEADERS =
            ordered("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "ETag");

    private static final Map<String, String> PREFLIGHT = ordered(
            "Allow",
            RestMethod.ALLOWED,
            "Access-Control-Allow-Methods",
            RestMethod.ALLOWED,
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-Match, X-Firebase-ETag, X-HTTP-Method-Override",
            "Access-Control-Max-Age",
            "3600");

    private Cors() {}

    /** The answer to OPTIONS. */
    static RestResponse preflight() {
        return RestResponse.noContent().with(PREFLIGHT);
    }

    private static Map<String, String> ordered(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
