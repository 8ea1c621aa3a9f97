package dev.flatline.server.database;

/** Told about changes. Must not call back into the database. */
@FunctionalInterface
public interface DataListener {
    /** Takes note of a change. */
    void changed(DataEvent event);
}
