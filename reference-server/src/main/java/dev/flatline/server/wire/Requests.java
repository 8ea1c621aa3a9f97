package dev.flatline.server.wire;

import dev.flatline.server.auth.TokenException;
import dev.flatline.server.database.PermissionDeniedException;
import dev.flatline.server.session.KnownData;
import dev.flatline.server.session.RefusedException;
import dev.flatline.server.session.Session;
import org.jspecify.annotations.Nullable;

/** The verbs of the protocol (spec 2.1), each a call on the session. */
final class Requests {
    private final Session session;

    Requests(Session session) {
        this.session = session;
    }

    /** Performs a request. Whatever is wrong with it becomes the reply: a request is never left without one. */
    Reply perform(String action, @Nullable Object body) {
        try {
            return switch (action) {
                case "q", "l" -> listen(Body.of(body));
                case "n", "u" -> unlisten(Body.of(body));
                case "g" -> get(Body.of(body));
                case "p" -> put(Body.of(body));
                case "m" -> merge(Body.of(body));
                case "o" -> onDisconnectPut(Body.of(body));
                case "om" -> onDisconnectMerge(Body.of(body));
                case "oc" -> cancelDisconnect(Body.of(body));
                case "auth", "gauth" -> authenticate(Body.of(body));
                case "unauth" -> unauthenticate();
                case "appcheck", "unappeck", "s" -> Reply.ok();
                default -> Reply.failure("unknown action \"" + shortened(action) + "\"");
            };
        } catch (PermissionDeniedException e) {
            return Reply.permissionDenied();
        } catch (IllegalArgumentException | RefusedException e) {
            return Reply.failure(String.valueOf(e.getMessage()));
        }
    }

    private Reply listen(Body body) {
        boolean isIndexed =
                session.listen(body.path(), body.query(), body.tag(), new KnownData(body.hash(), body.compoundHash()));
        return isIndexed ? Reply.okObject() : Reply.noIndex();
    }

    private Reply authenticate(Body body) {
        try {
            return Reply.value(Messages.authenticated(session.authenticate(body.token(), body.inTheNameOf())));
        } catch (TokenException e) {
            return new Reply(e.status(), e.getMessage());
        }
    }

    private Reply unauthenticate() {
        session.unauthenticate();
        return Reply.ok();
    }

    private Reply unlisten(Body body) {
        session.unlisten(body.path(), body.tag());
        return Reply.ok();
    }

    private Reply get(Body body) {
        return Reply.value(session.get(body.path(), body.query()).export());
    }

    private Reply put(Body body) {
        if (body.hash().isEmpty()) {
            session.put(body.path(), body.value());
            return Reply.ok();
        }
        boolean replaced =
                session.putIfUnchanged(body.path(), body.value(), body.hash().get());
        return replaced ? Reply.ok() : Reply.stale();
    }

    private Reply merge(Body body) {
        session.merge(body.path(), body.children());
        return Reply.ok();
    }

    private Reply onDisconnectPut(Body body) {
        session.onDisconnectPut(body.path(), body.value());
        return Reply.ok();
    }

    private Reply onDisconnectMerge(Body body) {
        session.onDisconnectMerge(body.path(), body.children());
        return Reply.ok();
    }

    private Reply cancelDisconnect(Body body) {
        session.cancelDisconnect(body.path());
        return Reply.ok();
    }

    private static String shortened(String action) {
        return action.length() > 20 ? action.substring(0, 20) + "..." : action;
    }
}
