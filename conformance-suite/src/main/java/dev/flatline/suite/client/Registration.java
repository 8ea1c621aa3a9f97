package dev.flatline.suite.client;

import dev.flatline.server.tree.Path;
import java.util.function.Consumer;

/** A listener at its place; the handle to detach it by. */
public final class Registration {
    private final Path path;
    private final DataListener listener;
    private boolean ended;

    Registration(Path path, DataListener listener) {
        this.path = path;
        this.listener = listener;
    }

    /** Where it listens. */
    public Path path() {
        return path;
    }

    void tell(Consumer<DataListener> event) {
        if (!ended) {
            event.accept(listener);
        }
    }

    /** Events that already wait for it are not raised. */
    void end() {
        ended = true;
    }
}
