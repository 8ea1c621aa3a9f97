package dev.flatline.suite.target;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clients that can be put under test by name. */
public enum ClientKind implements ClientUnderTest {
    /** Our own client, in process: the only one that can live in virtual time. */
    REFERENCE("reference"),
    /** The official Firebase JavaScript SDK in a Node.js process of its own. */
    FIREBASE_JS("firebase-js"),
    /** The Wilddog JavaScript SDK, likewise. */
    WILDDOG_JS("wilddog-js"),
    /** The Wilddog JavaScript SDK of the first generation, which begins with long polling. */
    WILDDOG_JS_0_7("wilddog-js-0.7");

    private final String id;

    ClientKind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isProcess() {
        return this != REFERENCE;
    }

    /** The kind that is called {@code id}. */
    public static Optional<ClientKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** All ids, for messages. */
    public static String ids() {
        return Arrays.stream(values()).map(ClientKind::id).collect(Collectors.joining(", "));
    }
}
