package dev.flatline.server.admin;

import dev.flatline.server.rest.RequestTarget;
import java.util.Optional;

/** One request to the admin API, whole and decoded. */
public final class AdminRequest {
    private final String method;
    private final RequestTarget target;
    private final boolean fromLoopback;
    private final String host;
    private final Optional<String> authorization;
    private final byte[] body;

    /**
     * A request.
     *
     * @param method as it stands in the request line
     * @param target what it is about
     * @param fromLoopback whether the peer is on this machine
     * @param host the Host header, empty if there was none
     * @param authorization the Authorization header
     * @param body as it came; not copied
     */
    public AdminRequest(
            String method,
            RequestTarget target,
            boolean fromLoopback,
            String host,
            Optional<String> authorization,
            byte[] body) {
        this.method = method;
        this.target = target;
        this.fromLoopback = fromLoopback;
        this.host = host;
        this.authorization = authorization;
        this.body = body;
    }

    /** Whether a target belongs to the admin API. No data can be there, since no key begins with a dot. */
    public static boolean isFor(RequestTarget target) {
        return target.path().startsWith(Admin.PREFIX);
    }

    String method() {
        return method;
    }

    RequestTarget target() {
        return target;
    }

    boolean fromLoopback() {
        return fromLoopback;
    }

    String host() {
        return host;
    }

    Optional<String> authorization() {
        return authorization;
    }

    byte[] body() {
        return body;
    }
}
