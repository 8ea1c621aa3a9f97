package dev.flatline.server.wire;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.CompoundHash;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request (spec 2.1), member by member. Each getter throws {@link IllegalArgumentException} if its member is
 * missing or of the wrong type, naming it.
 */
record Body(Map<?, ?> members) {

    static Body of(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return new Body(map);
        }
        throw new IllegalArgumentException("\"b\" of a request must be an object");
    }

    Path path() {
        if (members.get("p") instanceof String text) {
            return Path.parse(text);
        }
        throw new IllegalArgumentException("\"p\" of a request must be a string");
    }

    /** The value {@code d}, which may be null but must be there. */
    Node value() {
        if (!members.containsKey("d")) {
            throw new IllegalArgumentException("\"d\" of a request is missing");
        }
        return Node.of(members.get("d"));
    }

    /** The values by relative path {@code d}. */
    Map<Path, Node> children() {
        if (!(members.get("d") instanceof Map<?, ?> json)) {
            throw new IllegalArgumentException("\"d\" of an update must be an object");
        }
        return Node.byPath(json);
    }

    Optional<String> hash() {
        Object hash = members.get("h");
        if (hash == null || hash instanceof String) {
            return Optional.ofNullable((String) hash);
        }
        throw new IllegalArgumentException("\"h\" of a request must be a string");
    }

    /** What the client has, range by range (spec 3.5). */
    Optional<CompoundHash> compoundHash() {
        Object compound = members.get("ch");
        if (compound == null) {
            return Optional.empty();
        }
        if (compound instanceof Map<?, ?> json) {
            List<Path> ends = texts(json, "ps").stream().map(Path::parse).toList();
            return Optional.of(new CompoundHash(ends, texts(json, "hs")));
        }
        throw new IllegalArgumentException("\"ch\" of a request must be an object");
    }

    private static List<String> texts(Map<?, ?> compound, String member) {
        List<String> texts = new ArrayList<>();
        if (!(compound.get(member) instanceof List<?> list)) {
            throw new IllegalArgumentException("\"" + member + "\" of a compound hash must be an array");
        }
        for (Object each : list) {
            if (!(each instanceof String text)) {
                throw new IllegalArgumentException("\"" + member + "\" of a compound hash must hold strings");
            }
            texts.add(text);
        }
        return texts;
    }

    QueryParams query() {
        Object query = members.get("q");
        if (query == null) {
            return QueryParams.all();
        }
        if (query instanceof Map<?, ?> json) {
            Map<String, @Nullable Object> wire = new LinkedHashMap<>();
            json.forEach((key, value) -> wire.put(String.valueOf(key), value));
            return QueryParams.parse(wire);
        }
        throw new IllegalArgumentException("\"q\" of a request must be an object");
    }

    String token() {
        if (members.get("cred") instanceof String token) {
            return token;
        }
        throw new IllegalArgumentException("\"cred\" of a request must be a string");
    }

    /** Whom an administrator wants to be taken for: a user ({@code authvar}) or nobody ({@code noauth}). */
    Optional<Credential> inTheNameOf() {
        if (Boolean.TRUE.equals(members.get("noauth"))) {
            return Optional.of(Credential.anonymous());
        }
        if (members.get("authvar") instanceof Map<?, ?> json) {
            Map<String, @Nullable Object> claims = new LinkedHashMap<>();
            json.forEach((name, value) -> claims.put(String.valueOf(name), value));
            return Optional.of(new Credential.User(claims, OptionalLong.empty()));
        }
        return Optional.empty();
    }

    OptionalLong tag() {
        Object tag = members.get("t");
        if (tag == null) {
            return OptionalLong.empty();
        }
        if (tag instanceof Integer || tag instanceof Long) {
            return OptionalLong.of(((Number) tag).longValue());
        }
        throw new IllegalArgumentException("\"t\" of a request must be a whole number");
    }
}
