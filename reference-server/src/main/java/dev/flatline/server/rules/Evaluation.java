package dev.flatline.server.rules;

import dev.flatline.server.tree.Path;

/** One rule being evaluated at one place: what its names mean there, and how much work it may still do. */
final class Evaluation {
    /**
     * In units of one expression or one character that is looked at. Far beyond what any real rule needs, and done within
     * a second.
     */
    private static final long MAX_WORK = 10_000_000;

    private final Inquiry inquiry;
    private final Path path;
    private long work;

    Evaluation(Inquiry inquiry, Path path) {
        this.inquiry = inquiry;
        this.path = path;
    }

    /** What the whole read or write is about. */
    Inquiry inquiry() {
        return inquiry;
    }

    Snapshot data() {
        return new Snapshot(inquiry.before(), path);
    }

    Snapshot newData() {
        return new Snapshot(inquiry.after(), path);
    }

    Snapshot root() {
        return new Snapshot(inquiry.before(), Path.root());
    }

    /** The segment of the path that a variable stands for. */
    String segment(int depth) {
        return path.segments().get(depth);
    }

    /** Counts work before it is done, in the units of {@link #MAX_WORK}. */
    void charge(long units) {
        work += units;
        if (work > MAX_WORK) {
            throw new EvaluationException("too much work");
        }
    }

    /** Whether the rule is true; a rule without a value is not. */
    static boolean holds(Expression rule, Inquiry inquiry, Path path) {
        try {
            return rule.isTrue(new Evaluation(inquiry, path));
        } catch (EvaluationException e) {
            return false;
        }
    }
}
