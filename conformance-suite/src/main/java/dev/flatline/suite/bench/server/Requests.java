package dev.flatline.suite.bench.server;

/** The text of requests (spec 2.1). Paths and values are ours and need no quoting. */
final class Requests {

    private Requests() {}

    static String listen(int number, String path) {
        return request(number, "q", "{\"p\":\"/" + path + "\",\"h\":\"\"}");
    }

    static String put(int number, String path, String text) {
        return request(number, "p", "{\"p\":\"/" + path + "\",\"d\":\"" + text + "\"}");
    }

    /** Leaves an increment by one for the end of the session: run twice, it would show. */
    static String countOnDisconnect(int number, String path) {
        return request(number, "o", "{\"p\":\"/" + path + "\",\"d\":{\".sv\":{\"increment\":1}}}");
    }

    private static String request(int number, String action, String body) {
        return "{\"t\":\"d\",\"d\":{\"r\":" + number + ",\"a\":\"" + action + "\",\"b\":" + body + "}}";
    }
}
