package dev.flatline.server.admin;

import dev.flatline.server.rest.RestResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Answers the calls of the admin API. Callable from any thread; the answer comes on the loop of the last namespace that had
 * to be asked.
 */
public final class Admin {
    static final String PREFIX = "/.admin/";

    private final Guard guard;
    private final SessionCalls sessions;
    private final NamespaceCalls namespaces;
    private final ServerCalls server;

    /** An API for that server, for those who know the token. */
    public Admin(String token, Administered administered) {
        this.guard = new Guard(token);
        this.sessions = new SessionCalls(administered);
        this.namespaces = new NamespaceCalls(administered);
        this.server = new ServerCalls(administered);
    }

    /** Performs a call. Whatever is wrong with it becomes the answer. */
    public CompletionStage<RestResponse> answer(AdminRequest request) {
        Optional<RestResponse> refusal = guard.refusal(request);
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(refusal.get());
        }
        try {
            return perform(request).exceptionally(Admin::explain);
        } catch (AdminException e) {
            return CompletableFuture.completedFuture(e.answer());
        }
    }

    private CompletionStage<RestResponse> perform(AdminRequest request) {
        String path = request.target().path().substring(PREFIX.length());
        List<String> segments = Arrays.asList(path.split("/", -1));
        return switch (segments.get(0)) {
            case "sessions" -> sessions.perform(request, segments.subList(1, segments.size()));
            case "namespaces" -> namespaces.perform(request, segments.subList(1, segments.size()));
            case "clock" -> server.clock(request, segments);
            case "mutant" -> server.mutant(request, segments);
            case "metrics" -> server.metrics(request, segments);
            default -> throw unknown();
        };
    }

    static AdminException unknown() {
        return new AdminException(
                404, "there is no such call; there are " + PREFIX + "sessions, namespaces, clock, mutant and metrics");
    }

    private static RestResponse explain(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof AdminException refused) {
            return refused.answer();
        }
        throw new CompletionException(cause);
    }
}
