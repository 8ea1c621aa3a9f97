package dev.flatline.server.rest;

import java.util.Optional;

/** What can be done to a place. */
enum RestMethod {
    /** Reads, once or as a stream. HEAD is the same; the transport leaves the body out. */
    GET,
    /** Sets. */
    PUT,
    /** Sets a new child under a push id. */
    POST,
    /** Sets several places below at once. */
    PATCH,
    /** Removes. */
    DELETE;

    /** What {@code Allow} says. */
    static final String ALLOWED = "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS";

    private static final String HEAD = "HEAD";
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    /**
     * What a request wants, which a POST may say in a header where something in between lets only POST pass.
     *
     * @throws RestException if that is nothing that can be done
     */
    static RestMethod of(RestRequest request) {
        Optional<String> override = request.header(OVERRIDE);
        if (override.isEmpty()) {
            return named(request.method().equals(HEAD) ? GET.name() : request.method())
                    .orElseThrow(() -> new RestException(
                                    405,
                                    "method " + shortened(request.method())
                                            + " is not supported; use GET, PUT, POST, PATCH or DELETE")
                            .with("Allow", ALLOWED));
        }
        if (!request.method().equals(POST.name())) {
            throw new RestException(400, OVERRIDE + " is for POST requests only");
        }
        return named(override.get())
                .orElseThrow(() -> new RestException(
                        400, OVERRIDE + " must be GET, PUT, POST, PATCH or DELETE, not " + shortened(override.get())));
    }

    private static Optional<RestMethod> named(String name) {
        for (RestMethod method : values()) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    private static String shortened(String name) {
        return name.length() > 20 ? name.substring(0, 20) + "..." : name;
    }
}
