package dev.flatline.server.rules;

import java.util.List;

/** What can be asked of {@code root}, {@code data} and {@code newData}. */
final class SnapshotMethods {
    private static final Kinds PRIORITY = Kinds.of(Kind.NUMBER, Kind.STRING, Kind.NULL);
    private static final String PATH = "a path as a string";
    private static final String NAMES = "no argument or a list of names";

    static final List<Method<Snapshot>> ALL = List.of(
            Method.of("val", Kinds.DATA, (on, args, e) -> on.val()),
            Method.of("child", Kinds.SNAPSHOT, Kinds.STRING, PATH, SnapshotMethods::child),
            Method.of("parent", Kinds.SNAPSHOT, (on, args, e) -> on.parent()),
            Method.of(
                    "hasChild",
                    Kinds.BOOLEAN,
                    Kinds.STRING,
                    PATH,
                    (on, args, e) -> child(on, args, e).exists()),
            Method.of("hasChildren", Kinds.BOOLEAN, Kinds.of(Kind.NAMES), NAMES, SnapshotMethods::hasChildren)
                    .taking(0, 1),
            Method.of("exists", Kinds.BOOLEAN, (on, args, e) -> on.exists()),
            Method.of("getPriority", PRIORITY, (on, args, e) -> on.priority()),
            Method.of("isNumber", Kinds.BOOLEAN, (on, args, e) -> on.isLeafOf(Double.class)),
            Method.of("isString", Kinds.BOOLEAN, (on, args, e) -> on.isLeafOf(String.class)),
            Method.of("isBoolean", Kinds.BOOLEAN, (on, args, e) -> on.isLeafOf(Boolean.class)));

    private SnapshotMethods() {}

    private static Snapshot child(Snapshot on, List<Expression> arguments, Evaluation evaluation) {
        String path = arguments.get(0).string(evaluation);
        evaluation.charge(path.length());
        return on.child(path);
    }

    private static boolean hasChildren(Snapshot on, List<Expression> arguments, Evaluation evaluation) {
        if (arguments.isEmpty()) {
            return on.node().childCount() > 0;
        }
        if (arguments.get(0).value(evaluation) instanceof List<?> names) {
            return names.stream()
                    .allMatch(name -> on.child(String.valueOf(name)).exists());
        }
        throw new EvaluationException("not a list");
    }
}
