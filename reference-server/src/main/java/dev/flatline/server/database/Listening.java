package dev.flatline.server.database;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.query.Window;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import org.jspecify.annotations.Nullable;

/** A listener attached to a place, until it is {@linkplain #stop stopped}. */
public final class Listening {
    private final Database database;
    private final Path path;
    private final QueryParams query;
    private final DataListener listener;
    /** What a filtered listener looks through. */
    private @Nullable Window window;

    Listening(Database database, Path path, QueryParams query, DataListener listener) {
        this.database = database;
        this.path = path;
        this.query = query;
        this.listener = listener;
    }

    /** Where it listens. */
    public Path path() {
        return path;
    }

    /** What it listens to there. */
    public QueryParams query() {
        return query;
    }

    /** What it sees now. */
    public Node current() {
        return window == null ? database.get(path) : window.seen();
    }

    /** Ends it; no event follows. */
    public void stop() {
        database.remove(this);
    }

    boolean isFiltered() {
        return !query.loadsAllData();
    }

    void tell(DataEvent event) {
        listener.changed(event);
    }

    void lookThrough(Window newWindow) {
        window = newWindow;
    }
}
