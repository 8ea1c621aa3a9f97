package dev.flatline.server.wire;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.DataEvent;
import dev.flatline.server.database.Write;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.NodeRange;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The messages a server sends (spec 1.3, 2.2 and 2.3). */
public final class Messages {
    private Messages() {}

    /**
     * The first message of a connection; {@code host} is where the client will reconnect (spec section 0, rule 10).
     *
     * @param version of the protocol
     * @param nowMillis the server's clock
     */
    public static String hello(String version, long nowMillis, String host, String sessionId) {
        return control("h", object("ts", nowMillis, "v", version, "h", host, "s", sessionId));
    }

    /** Offers another transport, on that transport (spec 1.7). */
    public static String switchTransport() {
        return control("a", Map.of());
    }

    /** The last message of the transport that it is sent on (spec 1.7). */
    public static String endOfTransport() {
        return control("n", Map.of());
    }

    /** Answers a ping. */
    public static String pong() {
        return control("o", null);
    }

    /** Says where the client is to connect from now on. */
    public static String redirect(String host) {
        return control("r", host);
    }

    /** Says that the client must leave and not come back by itself. */
    static String shutDown(String reason) {
        return control("s", reason);
    }

    /** Says what went wrong where there is no request to answer. */
    public static String error(String text) {
        return control("e", text);
    }

    /** Answers the request numbered {@code r}. */
    static String response(Number r, Reply reply) {
        return refusal(r, reply, OptionalInt.empty());
    }

    /** Answers the request numbered {@code r} with what is wrong with it, in words and, where there is one, by its number. */
    static String refusal(Number r, Reply reply, OptionalInt code) {
        Map<String, @Nullable Object> body = object("s", reply.status(), "d", reply.data());
        code.ifPresent(number -> body.put("c", number));
        return data(object("r", r, "b", body));
    }

    /** Tells of a change. */
    public static String push(DataEvent event, OptionalLong tag) {
        Map<String, @Nullable Object> body;
        String action;
        if (event instanceof DataEvent.Merge merge) {
            Map<String, @Nullable Object> children = new LinkedHashMap<>();
            for (Write write : merge.writes()) {
                children.put(bare(write.path()), write.value().export());
            }
            action = "m";
            body = object("p", bare(merge.path()), "d", children);
        } else {
            DataEvent.Put put = (DataEvent.Put) event;
            action = "d";
            body = object("p", bare(put.path()), "d", put.value().export());
        }
        tag.ifPresent(value -> body.put("t", value));
        return data(object("a", action, "b", body));
    }

    /** Replaces ranges of what the client has; the paths of their ends begin at {@code path}. */
    static String rangeMerge(Path path, List<NodeRange> ranges, OptionalLong tag) {
        List<Map<String, @Nullable Object>> merges = new ArrayList<>();
        for (NodeRange range : ranges) {
            Map<String, @Nullable Object> merge = new LinkedHashMap<>();
            range.start().ifPresent(start -> merge.put("s", bare(start)));
            range.end().ifPresent(end -> merge.put("e", bare(end)));
            merge.put("m", range.content().export());
            merges.add(merge);
        }
        Map<String, @Nullable Object> body = object("p", bare(path), "d", merges);
        tag.ifPresent(value -> body.put("t", value));
        return data(object("a", "rm", "b", body));
    }

    /** Says that a listen has ended because it is no longer allowed; {@code q} names a filtered one. */
    static String revoked(Path path, QueryParams query) {
        Map<String, @Nullable Object> body = object("p", bare(path));
        if (!query.loadsAllData()) {
            body.put("q", List.of(query.toWire()));
        }
        return data(object("a", "c", "b", body));
    }

    static String credentialExpired() {
        return data(object("a", "ac", "b", object("s", "expired_token", "d", "Auth token is expired")));
    }

    /** What the answer to a good token says of it; {@code expires} is in seconds. */
    static Map<String, @Nullable Object> authenticated(Credential credential) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        credential.auth().ifPresent(auth -> answer.put("auth", auth));
        credential.expiry().ifPresent(expiryMillis -> answer.put("expires", expiryMillis / 1000));
        return answer;
    }

    /** Production sends paths without slashes at the ends. */
    private static String bare(Path path) {
        return path.toString().substring(1);
    }

    private static String control(String type, @Nullable Object data) {
        return Json.write(object("t", "c", "d", object("t", type, "d", data)));
    }

    private static String data(Map<String, @Nullable Object> data) {
        return Json.write(object("t", "d", "d", data));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return object;
    }
}
