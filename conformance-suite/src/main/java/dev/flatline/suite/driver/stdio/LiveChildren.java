package dev.flatline.suite.driver.stdio;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children that still run: they die with this process, however it ends (but for SIGKILL; then they see end of input). */
final class LiveChildren {

    private static final Set<ChildProcess> CHILDREN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> CHILDREN.forEach(ChildProcess::kill), "flatline-reaper"));
    }

    private LiveChildren() {}

    static void add(ChildProcess child) {
        CHILDREN.add(child);
        var unused = child.exit().whenComplete((code, error) -> CHILDREN.remove(child));
    }
}
