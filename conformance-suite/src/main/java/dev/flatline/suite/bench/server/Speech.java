package dev.flatline.suite.bench.server;

/** The dialects that the generator speaks: how it asks for a connection, and what stands around a message. */
enum Speech {
    FIREBASE("/.ws?v=5&ns=", "", "", 1),
    /** An event of socket.io in a packet of Engine.IO, whose own greeting precedes the hello (Wilddog spec 3 and 4). */
    WILDDOG("/.ws/?v=1.0&cv=2.5.17&did=Default&EIO=3&transport=websocket&ns=", "42[\"wd\",", "]", 2);

    private final String path;
    private final String before;
    private final String after;
    private final int greetings;

    Speech(String path, String before, String after, int greetings) {
        this.path = path;
        this.before = before;
        this.after = after;
        this.greetings = greetings;
    }

    /** The target of the request for a WebSocket. */
    String target(String namespace) {
        return path + namespace;
    }

    /** How many messages there are to hear, the hello included, before a request is in order. */
    int greetings() {
        return greetings;
    }

    /** A message as it is sent. */
    byte[] frame(String message) {
        return Frames.text(before + message + after);
    }

    /** A message out of what came in. */
    String message(String text) {
        return text.substring(before.length(), text.length() - after.length());
    }
}
