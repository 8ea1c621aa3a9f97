package dev.flatline.suite.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** A server that does nothing by itself: tests look at what a client sent and say what it gets back. */
final class ScriptedServer implements Connector {
    private static final JsonMapper JSON = new JsonMapper();

    final List<Dial> dials = new ArrayList<>();

    @Override
    public Wire open(String address, String pathAndQuery, WireListener listener) {
        Dial dial = new Dial(address, pathAndQuery, listener);
        dials.add(dial);
        return dial;
    }

    Dial last() {
        return dials.get(dials.size() - 1);
    }

    /** One connection attempt. */
    static final class Dial implements Wire {
        final String address;
        final String target;
        final WireListener listener;
        final List<String> texts = new ArrayList<>();
        String end = "";
        private int looked;

        Dial(String address, String target, WireListener listener) {
            this.address = address;
            this.target = target;
            this.listener = listener;
        }

        @Override
        public void send(String text) {
            texts.add(text);
        }

        @Override
        public void close() {
            end += "closed";
        }

        @Override
        public void abort() {
            end += "aborted";
        }

        void greet(long clockMillis, String session) {
            listener.opened();
            tell("{'t':'c','d':{'t':'h','d':{'ts':" + clockMillis + ",'v':'5','h':'" + address + "','s':'" + session
                    + "'}}}");
        }

        @Override
        public void setReading(boolean reading) {}

        /** A message with single quotes for double ones. */
        void tell(String json) {
            listener.received(json.replace('\'', '"'));
        }

        void push(String action, String body) {
            tell("{'t':'d','d':{'a':'" + action + "','b':" + body + "}}");
        }

        void ok(long request) {
            respond(request, "ok", "{}");
        }

        void respond(long request, String status, String data) {
            tell("{'t':'d','d':{'r':" + request + ",'b':{'s':'" + status + "','d':" + data + "}}}");
        }

        /** The requests that came since the last call, such as {@code 2 q /a {h=}}; statistics are left out. */
        List<String> asked() {
            List<String> requests = new ArrayList<>();
            for (; looked < texts.size(); looked++) {
                if (texts.get(looked).startsWith("{\"t\":\"d\"")) {
                    Map<?, ?> data = field(JSON.readValue(texts.get(looked), Map.class), "d");
                    Map<?, ?> body = field(data, "b");
                    if (!"s".equals(data.get("a"))) {
                        Object path = body.remove("p");
                        requests.add(data.get("r") + " " + data.get("a") + " " + path + " " + body);
                    }
                }
            }
            return requests;
        }

        private static Map<?, ?> field(Map<?, ?> object, String name) {
            return (Map<?, ?>) Objects.requireNonNull(object.get(name), name);
        }
    }
}
