package dev.flatline.server.admin;

import dev.flatline.server.session.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs code where the namespaces live, and waits without blocking anybody. */
final class OnLoops {
    private OnLoops() {}

    /** The result of a function of one namespace, computed on its loop. */
    static <T> CompletionStage<T> call(Namespace namespace, Function<Namespace, T> function) {
        CompletableFuture<T> result = new CompletableFuture<>();
        namespace.loop().execute(() -> {
            try {
                result.complete(function.apply(namespace));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** The results for several namespaces, each computed on its loop, in the order of the namespaces. */
    static <T> CompletionStage<List<T>> callAll(List<Namespace> namespaces, Function<Namespace, T> function) {
        CompletionStage<List<T>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Namespace namespace : namespaces) {
            all = all.thenCombine(call(namespace, function), (results, result) -> {
                results.add(result);
                return results;
            });
        }
        return all;
    }

    /** Does something to several namespaces, each on its loop. */
    static CompletionStage<Void> runAll(List<Namespace> namespaces, Consumer<Namespace> action) {
        return callAll(namespaces, namespace -> {
                    action.accept(namespace);
                    return Boolean.TRUE;
                })
                .thenAccept(done -> {});
    }
}
