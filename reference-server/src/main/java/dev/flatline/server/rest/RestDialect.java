package dev.flatline.server.rest;

import dev.flatline.server.auth.Authenticator;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Answers the HTTP requests of one namespace (spec section 7). Everything on the namespace's loop. */
public final class RestDialect {
    private static final String NO_DATA_ETAG = "null_etag";
    private static final String ETAG = "ETag";
    private static final String IF_MATCH = "if-match";
    private static final String OVERRIDE = "auth_variable_override";

    private final Namespace namespace;
    private final Database database;
    private final PushIds pushIds;
    private final RulesDocument rules;
    private final RestDefects defects;
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
        this.rules = new RulesDocument(namespace);
        this.defects = new RestDefects(namespace);
        namespace.onRulesChanged(this::cancelUnreadable);
    }

    /** Performs a request that has not waited. */
    public RestResponse answer(RestRequest request) {
        return answer(request, Duration.ZERO);
    }

    /**
     * Performs a request. Whatever is wrong with it becomes the answer.
     *
     * @param waited for how long it has been here, not negative
     */
    public RestResponse answer(RestRequest request, Duration waited) {
        try {
            return request.method().equals("OPTIONS") ? Cors.preflight() : perform(request, waited);
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
            EventStream stream = new EventStream(namespace, access, path, options, encoder, output, this::ended);
            streams.add(stream);
            return stream;
        } catch (PermissionDeniedException e) {
            throw new RestException(401, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new RestException(400, String.valueOf(e.getMessage()));
        }
    }

    private void ended(EventStream stream) {
        streams.remove(stream);
        defects.streamEnded();
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

    private RestResponse perform(RestRequest request, Duration waited) {
        if (RulesDocument.isFor(request.target())) {
            return rules.answer(request, accessOf(request).credential());
        }
        RestMethod method = RestMethod.of(request);
        Path path = request.path();
        RestOptions options = RestOptions.read(request.target(), method);
        options.requireInTime(waited);
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
        RestWriter writer = new RestWriter(database, access, path, request, options, rendering);
        RestResponse response = rendering.response(
                switch (method) {
                    case GET -> get(access, path, options, rendering);
                    case PUT -> defects.answered(request, writer.put());
                    case POST -> writer.post(pushIds.next(database.nowMillis()));
                    case PATCH -> defects.answered(request, writer.patch());
                    case DELETE -> writer.delete();
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
            return defects.toldMillis(database.nowMillis());
        }
        requireReadable(access, path, options);
        return rendering.result(access.get(path, options.query().orElse(QueryParams.all())));
    }

    private static void requireConditional(RestMethod method) {
        if (method != RestMethod.PUT && method != RestMethod.DELETE) {
            throw new IllegalArgumentException(IF_MATCH + " is for PUT and DELETE only");
        }
    }

    /** The data as the bearer of the request's token may see it. */
    private Access accessOf(RestRequest request) {
        if (!defects.asksRules()) {
            return database.as(Credential.admin());
        }
        Optional<String> token = request.token();
        if (token.isEmpty()) {
            return database.as(Credential.anonymous());
        }
        try {
            Credential proved = namespace.authenticator().authenticate(token.get(), database.nowMillis());
            Optional<Credential> other = inTheNameOf(request.target());
            return database.as(other.isEmpty() ? proved : Authenticator.impersonate(proved, other.get()));
        } catch (TokenException e) {
            boolean expired = e.status().equals("expired_token");
            throw new RestException(401, expired ? "Auth token is expired" : "Could not parse auth token.");
        }
    }

    /** Whom an administrator wants to be taken for: {@code auth_variable_override} holds what rules see as {@code auth}. */
    private static Optional<Credential> inTheNameOf(RequestTarget target) {
        Optional<String> override = target.only(OVERRIDE);
        if (override.isEmpty()) {
            return Optional.empty();
        }
        Object auth = JsonText.parse(override.get());
        if (auth == null) {
            return Optional.of(Credential.anonymous());
        }
        if (!(auth instanceof Map<?, ?> claims)) {
            throw new IllegalArgumentException("\"" + OVERRIDE + "\" must be a JSON object or null");
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        claims.forEach((name, value) -> named.put(String.valueOf(name), value));
        return Optional.of(new Credential.User(named, OptionalLong.empty()));
    }

    /** Opaque to clients; changes when the data or a priority in it does. */
    private String etag(Path path) {
        Node node = database.get(path);
        return node.isEmpty() ? NO_DATA_ETAG : node.hash();
    }
}
