package dev.flatline.server.admin;

import dev.flatline.server.Liveness;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.session.Session;
import dev.flatline.server.session.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions as JSON. */
final class SessionJson {
    private static final String PATH = "path";

    private SessionJson() {}

    /** All sessions of a namespace, oldest first. */
    static List<Map<String, @Nullable Object>> all(Namespace namespace) {
        return namespace.sessions().stream()
                .map(session -> of(namespace, session))
                .toList();
    }

    static Map<String, @Nullable Object> of(Namespace namespace, Session session) {
        SessionState state = session.state();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", state.id());
        json.put("namespace", namespace.name());
        json.put("host", state.client().host());
        json.put("userAgent", state.client().userAgent());
        json.put("admin", state.credential() instanceof Credential.Admin);
        json.put("auth", state.credential().auth().orElse(null));
        List<Map<String, @Nullable Object>> listens = new ArrayList<>();
        state.listens().forEach(listen -> listens.add(of(listen)));
        json.put("listens", listens);
        List<Map<String, @Nullable Object>> writes = new ArrayList<>();
        state.disconnectWrites().forEach(each -> {
            Map<String, @Nullable Object> write = new LinkedHashMap<>();
            write.put(PATH, each.write().path().toString());
            write.put("value", each.write().value().export());
            writes.add(write);
        });
        json.put("disconnectWrites", writes);
        json.put("liveness", liveness(state));
        json.put("frozen", state.frozen());
        return json;
    }

    private static Map<String, @Nullable Object> of(SessionState.Listen listen) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(PATH, listen.path().toString());
        if (!listen.query().loadsAllData()) {
            json.put("query", listen.query().toWire());
        }
        listen.tag().ifPresent(tag -> json.put("tag", tag));
        return json;
    }

    private static Map<String, @Nullable Object> liveness(SessionState state) {
        Liveness policy = state.liveness();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("policy", policy instanceof Liveness.Ping ? "ping" : "passive");
        json.put("timeoutMillis", policy.timeout().toMillis());
        json.put("tickMillis", policy.tick().toMillis());
        json.put("silentMillis", state.silence().toMillis());
        return json;
    }
}
