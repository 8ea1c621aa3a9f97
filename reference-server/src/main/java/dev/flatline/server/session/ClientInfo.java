package dev.flatline.server.session;

import java.util.Optional;

/**
 * What a client says about itself when it connects.
 *
 * @param host the Host header: by which name and port it reached the server
 * @param userAgent the User-Agent header, empty if there was none
 * @param lastSessionId the session it had before, if it names one ({@code ls=})
 * @param joinedSessionId the session it has, if this is another connection for it ({@code s=})
 */
public record ClientInfo(
        String host, String userAgent, Optional<String> lastSessionId, Optional<String> joinedSessionId) {}
