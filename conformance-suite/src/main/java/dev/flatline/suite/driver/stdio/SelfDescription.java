package dev.flatline.suite.driver.stdio;

import dev.flatline.suite.driver.ClientLiveness;
import java.util.List;

/**
 * What a driver says about itself in its first line.
 *
 * @param driver its name, such as {@code firebase-js}
 * @param version its own version
 * @param sdk name and version of the SDK under test, such as {@code firebase 12.9.0}
 * @param capabilities the optional parts of the protocol that it knows, see {@code conformance-suite/drivers/README.md}
 * @param liveness how a server can tell that a client of this SDK is alive
 */
public record SelfDescription(
        String driver, String version, String sdk, List<String> capabilities, ClientLiveness liveness) {

    /** The version of the protocol that is spoken here. */
    static final int PROTOCOL_VERSION = 1;

    public SelfDescription {
        capabilities = List.copyOf(capabilities);
    }

    /** One whose clients answer WebSocket pings. */
    public SelfDescription(String driver, String version, String sdk, List<String> capabilities) {
        this(driver, version, sdk, capabilities, ClientLiveness.ANSWERS_PINGS);
    }
}
