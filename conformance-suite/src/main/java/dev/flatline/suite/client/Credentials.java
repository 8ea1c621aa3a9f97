package dev.flatline.suite.client;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * As whom the client comes: the token that each connection begins with, and what becomes of a refused one. Everything else waits
 * until the token is accepted (SEC-13).
 */
final class Credentials {
    private final Requests requests;
    private final Consumer<String> reconnect;
    private final Defects defects;
    private Optional<String> token = Optional.empty();
    private Optional<String> next = Optional.empty();
    private Optional<Consumer<Answer>> asker = Optional.empty();
    private boolean settled = true;

    /** @param reconnect drops the connection, with a reason, and comes back */
    Credentials(Requests requests, Consumer<String> reconnect, Defects defects) {
        this.requests = requests;
        this.reconnect = reconnect;
        this.defects = defects;
    }

    /** Whether the server knows as whom this connection acts. */
    boolean isSettled() {
        return settled || defects.has(ClientMutant.SENDS_BEFORE_CREDENTIAL);
    }

    /**
     * Comes as somebody from now on.
     *
     * @param fresh what to show when the token is refused
     */
    void signIn(String newToken, Optional<String> fresh, boolean connected, Consumer<Answer> outcome) {
        token = Optional.of(newToken);
        next = fresh;
        asker = Optional.of(outcome);
        if (connected) {
            present(() -> {});
        }
    }

    void signOut(boolean connected, Consumer<Answer> outcome) {
        token = Optional.empty();
        next = Optional.empty();
        if (connected) {
            requests.send("unauth", Map.of(), outcome);
        } else {
            outcome.accept(Answer.accepted());
        }
    }

    /** A connection is there; {@code restore} is run as soon as the server knows whose it is. */
    void restore(Runnable restore) {
        if (token.isEmpty()) {
            restore.run();
        } else if (defects.has(ClientMutant.SENDS_BEFORE_CREDENTIAL)) {
            present(() -> {});
            restore.run();
        } else {
            present(restore);
        }
    }

    /** The connection is gone. */
    void lost() {
        settled = token.isEmpty();
    }

    private void present(Runnable then) {
        Map<String, @Nullable Object> body = Map.of("cred", token.orElseThrow());
        requests.send("auth", body, answer -> {
            if (!answer.isOk() && next.isPresent()) {
                if (!defects.has(ClientMutant.KEEPS_REFUSED_TOKEN)) {
                    token = next;
                    next = Optional.empty();
                }
                reconnect.accept("the server refused the credential");
                return;
            }
            if (!answer.isOk()) {
                token = Optional.empty();
            }
            settled = true;
            asker.ifPresent(outcome -> outcome.accept(answer.isOk() ? Answer.accepted() : answer));
            asker = Optional.empty();
            then.run();
        });
    }
}
