package dev.flatline.server.tree;

/** Fills in deferred server values at the moment a write is performed. */
public final class ServerValues {
    private ServerValues() {}

    /**
     * Replaces every deferred value, in leaves and in priorities (TS-07).
     *
     * @param written the value to be written; returned as it is when nothing in it is deferred
     * @param existing the present value at the place of the write, on which increments build (TS-09)
     * @param nowMillis the time all timestamps of this write resolve to (TS-02), in milliseconds since the epoch
     */
    // Identity tells whether anything was deferred; equality would walk the whole value at every level.
    @SuppressWarnings("ReferenceEquality")
    public static Node resolve(Node written, Node existing, long nowMillis) {
        Node resolved = written;
        if (written.isLeaf()) {
            if (written.value() instanceof ServerValue deferred) {
                double value = evaluate(deferred, existing, nowMillis);
                resolved = Node.of(value).withPriority(written.priority());
            }
        } else {
            for (NamedNode child : written.children()) {
                Node value = resolve(child.node(), existing.child(child.key()), nowMillis);
                if (value != child.node()) {
                    resolved = resolved.withChild(child.key(), value);
                }
            }
        }
        Node priority = written.priority();
        return priority.isEmpty() ? resolved : resolved.withPriority(resolve(priority, existing.priority(), nowMillis));
    }

    private static double evaluate(ServerValue deferred, Node existing, long nowMillis) {
        if (deferred instanceof ServerValue.Increment increment) {
            double base = existing.isLeaf() && existing.value() instanceof Double number ? number : 0;
            // JSON has no infinities, and a disconnect write must not fail when nobody is left to hear of it.
            return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, base + increment.delta()));
        }
        return nowMillis;
    }
}
