package dev.flatline.server.admin;

import dev.flatline.server.Mutant;
import dev.flatline.server.metrics.Census;
import dev.flatline.server.metrics.PrometheusMeter;
import dev.flatline.server.rest.RestResponse;
import dev.flatline.server.session.Namespace;
import dev.flatline.server.session.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The calls about the server as a whole. */
final class ServerCalls {
    private static final String SKEW = "skewMillis";
    private static final String NAME = "name";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Administered server;

    ServerCalls(Administered server) {
        this.server = server;
    }

    CompletionStage<RestResponse> clock(AdminRequest request, List<String> path) {
        requireNothingAfter(path);
        return switch (request.method()) {
            case "GET" -> CompletableFuture.completedFuture(clock());
            case "PUT" -> skew(Arguments.read(request, SKEW).requiredWhole(SKEW));
            default -> throw AdminException.methodNotAllowed("GET, PUT");
        };
    }

    private RestResponse clock() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("nowMillis", server.clock().millis());
        json.put(SKEW, server.clock().skew().toMillis());
        return Answers.json(json);
    }

    private CompletionStage<RestResponse> skew(long millis) {
        try {
            server.clock().skew(Duration.ofMillis(millis));
        } catch (IllegalArgumentException e) {
            throw new AdminException(400, String.valueOf(e.getMessage()));
        }
        return OnLoops.runAll(server.namespaces(), Namespace::clockSet).thenApply(done -> clock());
    }

    CompletionStage<RestResponse> mutant(AdminRequest request, List<String> path) {
        requireNothingAfter(path);
        return switch (request.method()) {
            case "GET" -> CompletableFuture.completedFuture(mutant());
            case "PUT" -> {
                Arguments arguments = Arguments.read(request, NAME);
                if (!arguments.has(NAME)) {
                    throw new AdminException(400, "\"name\" is missing; null switches the defect off");
                }
                yield mutate(arguments.text(NAME).map(ServerCalls::defect));
            }
            default -> throw AdminException.methodNotAllowed("GET, PUT");
        };
    }

    private RestResponse mutant() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(NAME, server.mutant().map(Mutant::id).orElse(null));
        json.put("known", Arrays.stream(Mutant.values()).map(Mutant::id).toList());
        return Answers.json(json);
    }

    private CompletionStage<RestResponse> mutate(Optional<Mutant> mutant) {
        return OnLoops.runAll(server.setNewMutant(mutant), namespace -> namespace.setMutant(mutant))
                .thenApply(done -> mutant());
    }

    private static Mutant defect(String id) {
        return Mutant.find(id)
                .orElseThrow(() -> new AdminException(
                        400,
                        "there is no such mutant; there are "
                                + Arrays.stream(Mutant.values()).map(Mutant::id).collect(Collectors.joining(", "))));
    }

    CompletionStage<RestResponse> metrics(AdminRequest request, List<String> path) {
        requireNothingAfter(path);
        SessionCalls.requireMethod(request, "GET");
        PrometheusMeter meter = server.meter();
        long begun = meter.begin();
        return OnLoops.callAll(server.namespaces(), namespace -> {
                    meter.loopTurned(begun);
                    return census(namespace);
                })
                .thenApply(each ->
                        Answers.of(200, PROMETHEUS, meter.scrape(each.stream().reduce(Census.NONE, Census::plus))));
    }

    private static Census census(Namespace namespace) {
        Census census = Census.NONE;
        for (Session session : namespace.sessions()) {
            census = census.plus(new Census(1, session.listenCount(), session.disconnectWriteCount()));
        }
        return census;
    }

    private static void requireNothingAfter(List<String> path) {
        if (path.size() > 1) {
            throw Admin.unknown();
        }
    }
}
