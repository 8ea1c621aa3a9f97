package dev.flatline.suite.target;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clients that can be put under test by name. */
public enum ClientKind implements ClientUnderTest {
    /** Our own client, in process: the only one that can live in virtual time. */
    REFERENCE("reference"),
    /** Our own client in a process of its own, which can be killed and frozen as any other. */
    REFERENCE_PROCESS("reference-process"),
    /** The official Firebase JavaScript SDK in a Node.js process of its own. */
    FIREBASE_JS("firebase-js"),
    /** Its last generation before modules, likewise. */
    FIREBASE_JS_8("firebase-js-8"),
    /** The official Firebase JavaScript SDK in a headless Chromium of its own. */
    FIREBASE_BROWSER("firebase-browser"),
    /** The official Firebase Admin SDK for Node.js, in a process of its own. */
    FIREBASE_ADMIN("firebase-admin"),
    /** The official Firebase Admin SDK for Java, which must never be pinged. */
    FIREBASE_ADMIN_JAVA("firebase-admin-java"),
    /** The Wilddog JavaScript SDK, likewise in Node.js. */
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

    @Override
    public boolean answersPings() {
        return this != FIREBASE_ADMIN_JAVA;
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
