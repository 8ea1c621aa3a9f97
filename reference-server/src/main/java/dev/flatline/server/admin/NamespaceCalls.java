package dev.flatline.server.admin;

import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The calls about namespaces and all that is in them. */
final class NamespaceCalls {
    private final Administered server;

    NamespaceCalls(Administered server) {
        this.server = server;
    }

    CompletionStage<RestResponse> perform(AdminRequest request, List<String> path) {
        if (path.isEmpty()) {
            return list(request);
        }
        if (path.size() == 2 && path.get(1).equals("data")) {
            return switch (request.method()) {
                case "GET" -> dump(request, path.get(0));
                case "PUT" -> load(request, path.get(0));
                default -> throw AdminException.methodNotAllowed("GET, PUT");
            };
        }
        throw Admin.unknown();
    }

    private CompletionStage<RestResponse> list(AdminRequest request) {
        SessionCalls.requireMethod(request, "GET");
        return OnLoops.callAll(server.namespaces(), NamespaceCalls::summary)
                .thenApply(each -> Answers.json(Map.of("namespaces", each)));
    }

    private static Map<String, Object> summary(Namespace namespace) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", namespace.name());
        json.put("sessions", namespace.sessions().size());
        return json;
    }

    private CompletionStage<RestResponse> dump(AdminRequest request, String name) {
        Arguments.requireNone(request);
        Namespace namespace = server.known(name)
                .orElseThrow(() -> new AdminException(404, "there is no such namespace; loading data makes one"));
        return OnLoops.call(
                namespace, of -> Answers.json(of.database().get(Path.root()).export()));
    }

    private CompletionStage<RestResponse> load(AdminRequest request, String name) {
        if (request.body().length == 0) {
            throw new AdminException(400, "the body is missing; null empties the namespace");
        }
        Node data = node(request);
        Namespace namespace = server.find(name)
                .orElseThrow(() -> new AdminException(404, "there is no such namespace, and it cannot be made"));
        return OnLoops.call(namespace, of -> {
            try {
                of.database().put(Path.root(), data);
            } catch (IllegalArgumentException e) {
                throw new AdminException(400, String.valueOf(e.getMessage()));
            }
            return Answers.done();
        });
    }

    private static Node node(AdminRequest request) {
        try {
            return Node.of(Arguments.json(request));
        } catch (IllegalArgumentException e) {
            throw new AdminException(400, String.valueOf(e.getMessage()));
        }
    }
}
