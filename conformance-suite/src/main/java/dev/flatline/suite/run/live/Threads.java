package dev.flatline.suite.run.live;

import java.util.concurrent.ThreadFactory;

/** The live world's threads: named, and none that keeps the JVM alive. */
final class Threads {

    private Threads() {}

    static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
