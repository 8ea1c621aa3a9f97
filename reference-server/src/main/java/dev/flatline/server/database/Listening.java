package dev.flatline.server.database;

import dev.flatline.server.query.QueryParams;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;

/** A listener attached to a place, until it is {@linkplain #stop stopped}. */
public final class Listening {
    private final Database database;
    private final Path path;
    private final QueryParams query;
    private final DataListener listener;
    /** What a filtered listener saw last. */
    private Node window;

    Listening(Database database, Path path, QueryParams query, DataListener listener) {
        this.database = database;
        this.path = path;
        this.query = query;
        this.listener = listener;
        this.window = query.window(database.get(path));
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
        return isFiltered() ? window : database.get(path);
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

    /** Computes the window anew and sends it whole if it changed, which spec 3.1 calls always correct. */
    void tellWindow(Node newValue) {
        Node newWindow = query.window(newValue);
        if (!newWindow.equals(window)) {
            window = newWindow;
            listener.changed(new DataEvent.Put(path, newWindow));
        }
    }
}
