package dev.flatline.server.admin;

import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.session.Session;
import dev.flatline.server.session.Steering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The calls about sessions: looking at them, and doing to them what networks and operators do. */
final class SessionCalls {
    private static final String HOST = "host";
    private static final String REASON = "reason";
    private static final String TEXT = "text";
    private static final String BY_ADMIN = "closed by the admin API";
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:.]+](:[0-9]{1,5})?");

    private final Administered server;

    SessionCalls(Administered server) {
        this.server = server;
    }

    CompletionStage<RestResponse> perform(AdminRequest request, List<String> path) {
        return switch (path.size()) {
            case 0 -> list(request);
            case 1 -> show(request, path.get(0));
            case 2 -> steer(path.get(0), action(request, path.get(1)));
            default -> throw Admin.unknown();
        };
    }

    private CompletionStage<RestResponse> list(AdminRequest request) {
        requireMethod(request, "GET");
        Optional<String> name = request.target().first("ns");
        List<Namespace> wanted = name.isEmpty()
                ? server.namespaces()
                : server.known(name.get()).map(List::of).orElse(List.of());
        return OnLoops.callAll(wanted, SessionJson::all)
                .thenApply(each -> Answers.json(
                        Map.of("sessions", each.stream().flatMap(List::stream).toList())));
    }

    private CompletionStage<RestResponse> show(AdminRequest request, String id) {
        requireMethod(request, "GET");
        return OnLoops.callAll(
                        server.namespaces(),
                        namespace -> namespace.session(id).map(session -> SessionJson.of(namespace, session)))
                .thenApply(each -> each.stream()
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Answers::json)
                        .orElseThrow(() -> noSuchSession()));
    }

    private CompletionStage<RestResponse> steer(String id, Consumer<Steering> action) {
        return OnLoops.callAll(server.namespaces(), namespace -> {
                    Optional<Session> session = namespace.session(id);
                    session.ifPresent(found -> perform(action, found.steering()));
                    return session.isPresent();
                })
                .thenApply(each -> {
                    if (!each.contains(true)) {
                        throw noSuchSession();
                    }
                    return Answers.done();
                });
    }

    private static void perform(Consumer<Steering> action, Steering steering) {
        try {
            action.accept(steering);
        } catch (UnsupportedOperationException e) {
            throw new AdminException(409, String.valueOf(e.getMessage()));
        }
    }

    private static Consumer<Steering> action(AdminRequest request, String name) {
        requireMethod(request, "POST");
        return switch (name) {
            case "drop" -> withoutBody(request, Steering::drop);
            case "freeze" -> withoutBody(request, Steering::freeze);
            case "thaw" -> withoutBody(request, Steering::thaw);
            case "close" -> {
                String reason = Arguments.read(request, REASON).text(REASON).orElse(BY_ADMIN);
                yield steering -> steering.close(reason);
            }
            case "redirect" -> {
                String host = Arguments.read(request, HOST).requiredText(HOST);
                if (!HOST_AND_PORT.matcher(host).matches()) {
                    throw new AdminException(400, "\"host\" must be a name or address, perhaps with a port");
                }
                yield steering -> steering.redirect(host);
            }
            case "shutdown" -> {
                String reason = Arguments.read(request, REASON).text(REASON).orElse(BY_ADMIN);
                yield steering -> steering.shutDown(reason);
            }
            case "error" -> {
                String text = Arguments.read(request, TEXT).requiredText(TEXT);
                yield steering -> steering.error(text);
            }
            default ->
                throw new AdminException(
                        404,
                        "a session cannot be told that; it can be told drop, close, freeze, thaw, redirect, shutdown"
                                + " and error");
        };
    }

    private static Consumer<Steering> withoutBody(AdminRequest request, Consumer<Steering> action) {
        Arguments.requireNone(request);
        return action;
    }

    static void requireMethod(AdminRequest request, String allowed) {
        if (!request.method().equals(allowed)) {
            throw AdminException.methodNotAllowed(allowed);
        }
    }

    private static AdminException noSuchSession() {
        return new AdminException(404, "there is no such session, or no longer");
    }
}
