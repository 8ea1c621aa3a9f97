package dev.flatline.server.rest;

import dev.flatline.server.auth.Credential;
import dev.flatline.server.auth.TokenException;
import dev.flatline.server.database.Access;
import dev.flatline.server.database.Database;
import dev.flatline.server.database.PermissionDeniedException;
import dev.flatline.server.json.JsonText;
import dev.flatline.server.query.QueryParams;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Answers the HTTP requests of one namespace (spec section 7). Everything on the namespace's loop. */
public final class RestDialect {
    private static final String NO_DATA_ETAG = "null_etag";
    private static final String ETAG = "ETag";
    private static final String IF_MATCH = "if-match";

    private final Namespace namespace;
    private final Database database;
    private final PushIds pushIds;
    private final EventEncoder encoder = new EventEncoder();
    private final Set<EventStream> streams = new LinkedHashSet<>();

    /**
     * Speaks for a namespace.
     *
     * @param chance what the keys of new children are drawn from
     */
    public RestDialect(Namespace namespace, RandomGenerator chance) {
        this.namespace = namespace;
        this.database = namespace.database();
        this.pushIds = new PushIds(chance);
        namespace.onRulesChanged(this::cancelUnreadable);
    }

    /** Performs a request. Whatever is wrong with it becomes the answer. */
    public RestResponse answer(RestRequest request) {
        try {
            return request.method().equals("OPTIONS") ? Cors.preflight() : perform(request);
        } catch (RestException e) {
            return e.response();
        } catch (PermissionDeniedException e) {
            return RestResponse.error(401, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return RestResponse.error(400, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Opens a stream of the changes at a place. Nothing is sent before {@link EventStream#start}.
     *
     * @throws RestException if the request is not granted
     */
    public EventStream open(RestRequest request, EventOutput output) {
        try {
            RestOptions options = RestOptions.read(request.target(), RestMethod.of(request));
            if (options.shallow() || options.serverTime() || options.callback().isPresent()) {
                throw new IllegalArgumentException("\"shallow\", \"sv\" and \"callback\" do not go with event streams");
            }
            Path path = request.path();
            Access access = accessOf(request);
            requireReadable(access, path, options);
            EventStream stream = new EventStream(namespace, access, path, options, encoder, output, streams::remove);
            streams.add(stream);
            return stream;
        } catch (PermissionDeniedException e) {
            throw new RestException(401, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new RestException(400, String.valueOf(e.getMessage()));
        }
    }

    private void cancelUnreadable() {
        List.copyOf(streams).forEach(EventStream::cancelIfUnreadable);
    }

    private void requireReadable(Access access, Path path, RestOptions options) {
        QueryParams query = options.query().orElse(QueryParams.all());
        access.requireRead(path, query);
        if (!access.isIndexed(path, query)) {
            throw new IllegalArgumentException("Index not defined, add \".indexOn\": \""
                    + query.index().wireName() + "\", for path \"" + path + "\", to the rules");
        }
    }

    private RestResponse perform(RestRequest request) {
        RestMethod method = RestMethod.of(request);
        Path path = request.path();
        RestOptions options = RestOptions.read(request.target(), method);
        Rendering rendering = new Rendering(options);
        Access access = accessOf(request);
        Optional<String> expected = method == RestMethod.GET ? Optional.empty() : request.header(IF_MATCH);
        if (expected.isPresent()) {
            requireConditional(method);
            access.requireRead(path, QueryParams.all());
            if (!expected.get().equals(etag(path))) {
                // What is there instead, so that the client can try again at once (RST-05).
                Node current = access.get(path, QueryParams.all());
                return RestResponse.json(412, JsonText.write(rendering.value(current)))
                        .with(ETAG, etag(path));
            }
        }
        RestResponse response = rendering.response(
                switch (method) {
                    case GET -> get(access, path, options, rendering);
                    case PUT -> put(access, path, request, rendering);
                    case POST -> post(access, path, request);
                    case PATCH -> patch(access, path, request, rendering);
                    case DELETE -> delete(access, path);
                });
        boolean wantsEtag =
                request.header("X-Firebase-ETag").filter("true"::equals).isPresent();
        // After POST and PATCH it would tell of siblings that the writer may not be allowed to read.
        boolean isWhole = method != RestMethod.POST && method != RestMethod.PATCH;
        return wantsEtag && isWhole ? response.with(ETAG, etag(path)) : response;
    }

    private @Nullable Object get(Access access, Path path, RestOptions options, Rendering rendering) {
        if (options.serverTime()) {
            if (!path.isRoot()) {
                throw new IllegalArgumentException("the server's time is at /.json?sv=timestamp only");
            }
            return database.nowMillis();
        }
        requireReadable(access, path, options);
        return rendering.result(access.get(path, options.query().orElse(QueryParams.all())));
    }

    private @Nullable Object put(Access access, Path path, RestRequest request, Rendering rendering) {
        access.put(path, Node.of(request.json()));
        return rendering.value(database.get(path));
    }

    private Object post(Access access, Path path, RestRequest request) {
        Node value = Node.of(request.json());
        String name = pushIds.next(database.nowMillis());
        access.put(path.child(name), value);
        return Map.of("name", name);
    }

    private Object patch(Access access, Path base, RestRequest request, Rendering rendering) {
        if (!(request.json() instanceof Map<?, ?> json)) {
            throw new IllegalArgumentException("the body of PATCH must be an object");
        }
        access.merge(base, Node.byPath(json));
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        json.keySet().forEach(key -> {
            Path path = base.child(Path.parse(String.valueOf(key)));
            written.put(String.valueOf(key), rendering.value(database.get(path)));
        });
        return written;
    }

    private @Nullable Object delete(Access access, Path path) {
        access.put(path, Node.empty());
        return null;
    }

    private static void requireConditional(RestMethod method) {
        if (method != RestMethod.PUT && method != RestMethod.DELETE) {
            throw new IllegalArgumentException(IF_MATCH + " is for PUT and DELETE only");
        }
    }

    /** The data as the bearer of the request's token may see it. */
    private Access accessOf(RestRequest request) {
        Optional<String> token = request.token();
        if (token.isEmpty()) {
            return database.as(Credential.anonymous());
        }
        try {
            return database.as(namespace.authenticator().authenticate(token.get(), database.nowMillis()));
        } catch (TokenException e) {
            boolean expired = e.status().equals("expired_token");
            throw new RestException(401, expired ? "Auth token is expired" : "Could not parse auth token.");
        }
    }

    /** Opaque to clients; changes when the data or a priority in it does. */
    private String etag(Path path) {
        Node node = database.get(path);
        return node.isEmpty() ? NO_DATA_ETAG : node.hash();
    }
}
