package dev.flatline.server.rules;

import dev.flatline.server.query.Index;
import dev.flatline.server.query.Limit;
import dev.flatline.server.query.QueryParams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind a dot or in brackets: members of {@code auth} and {@code query}, and methods. */
final class Members {
    private static final String LENGTH = "length";
    private static final Kinds BOUND = Kinds.of(Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.NULL);

    private final RuleText source;

    Members(RuleText source) {
        this.source = source;
    }

    Expression property(Expression target, Token name) {
        if (target.kinds().mayBe(Kind.QUERY)) {
            return ofQuery(target, name);
        }
        boolean isLength = name.text().equals(LENGTH) && target.kinds().mayBe(Kind.STRING);
        if (!target.kinds().mayBe(Kind.CLAIMS) && !isLength) {
            boolean isMethod = target.kinds().mayBe(Kind.SNAPSHOT)
                    && SnapshotMethods.ALL.stream()
                            .anyMatch(method -> method.name().equals(name.text()));
            String advice = isMethod ? "; it is a method, so write " + name.text() + "()" : "";
            throw source.error(name.index(), target.kinds().words() + " has no property " + name.text() + advice);
        }
        Kinds kinds = target.kinds().mayBe(Kind.CLAIMS) ? Kinds.CLAIM : Kinds.NUMBER;
        return new Expression(kinds, target.height() + 1, target.index(), e -> member(target.value(e), name.text()));
    }

    Expression index(Expression target, Expression key) {
        if (!target.kinds().mayBe(Kind.CLAIMS)) {
            throw source.error(target.index(), target.kinds().words() + " has no members to name in brackets");
        }
        if (!key.kinds().mayBe(Kind.STRING)) {
            throw source.error(
                    key.index(),
                    "what stands in brackets must be a string, but is "
                            + key.kinds().words());
        }
        int height = Math.max(target.height(), key.height()) + 1;
        return new Expression(Kinds.CLAIM, height, target.index(), e -> member(target.value(e), key.string(e)));
    }

    /** Members of nothing are nothing, so that {@code auth.uid} may be asked of those who are not signed in. */
    private static @Nullable Object member(@Nullable Object target, String name) {
        if (target == null) {
            return null;
        }
        if (target instanceof Map<?, ?> claims) {
            return claim(claims.get(name));
        }
        if (target instanceof String text && name.equals(LENGTH)) {
            return (double) text.length();
        }
        throw new EvaluationException("has no members");
    }

    private static @Nullable Object claim(@Nullable Object json) {
        if (json == null || json instanceof Boolean || json instanceof String || json instanceof Map) {
            return json;
        }
        return json instanceof Number number ? (Object) number.doubleValue() : Opaque.VALUE;
    }

    private Expression ofQuery(Expression target, Token name) {
        return switch (name.text()) {
            case "orderByChild" ->
                query(
                        target,
                        Kinds.STRING.or(Kinds.NULL),
                        q -> q.index() instanceof Index.Child child ? child.wireName() : null);
            case "orderByKey" -> query(target, Kinds.BOOLEAN, q -> q.index() instanceof Index.Key);
            case "orderByValue" -> query(target, Kinds.BOOLEAN, q -> q.index() instanceof Index.Value);
            case "orderByPriority" -> query(target, Kinds.BOOLEAN, q -> q.index() instanceof Index.Priority);
            case "startAt" ->
                query(
                        target,
                        BOUND,
                        q -> q.start()
                                .map(bound -> Snapshot.scalar(bound.value()))
                                .orElse(null));
            case "endAt" ->
                query(
                        target,
                        BOUND,
                        q -> q.end()
                                .map(bound -> Snapshot.scalar(bound.value()))
                                .orElse(null));
            case "equalTo" -> query(target, BOUND, Members::equalTo);
            case "limitToFirst" -> query(target, Kinds.NUMBER.or(Kinds.NULL), q -> limit(q.limit(), false));
            case "limitToLast" -> query(target, Kinds.NUMBER.or(Kinds.NULL), q -> limit(q.limit(), true));
            default ->
                throw source.error(
                        name.index(),
                        "a query has no " + name.text() + "; it has orderByChild, orderByKey, orderByValue,"
                                + " orderByPriority, startAt, endAt, equalTo, limitToFirst, limitToLast");
        };
    }

    @FunctionalInterface
    private interface QueryMember {
        @Nullable
        Object of(QueryParams query);
    }

    private static Expression query(Expression target, Kinds kinds, QueryMember member) {
        return Expression.leaf(kinds, target.index(), e -> member.of(e.inquiry().query()));
    }

    private static @Nullable Object equalTo(QueryParams query) {
        boolean isOneValue = query.start().isPresent()
                && query.end().isPresent()
                && query.start().get().value().equals(query.end().get().value());
        return isOneValue ? Snapshot.scalar(query.start().get().value()) : null;
    }

    private static @Nullable Object limit(Optional<Limit> limit, boolean fromEnd) {
        return limit.filter(some -> some.fromEnd() == fromEnd)
                .map(some -> (double) some.count())
                .orElse(null);
    }

    Expression call(Expression target, Token name, List<Expression> arguments) {
        if (target.kinds().mayBe(Kind.SNAPSHOT)) {
            Method<Snapshot> method = find(SnapshotMethods.ALL, target, name);
            return call(method, target, name, arguments, e -> method.code().run(snapshot(target, e), arguments, e));
        }
        if (target.kinds().mayBe(Kind.STRING)) {
            Method<String> method = find(StringMethods.ALL, target, name);
            return call(method, target, name, arguments, e -> method.code().run(target.string(e), arguments, e));
        }
        throw source.error(name.index(), target.kinds().words() + " has no methods");
    }

    private <T> Method<T> find(List<Method<T>> methods, Expression target, Token name) {
        return methods.stream()
                .filter(method -> method.name().equals(name.text()))
                .findFirst()
                .orElseThrow(() -> source.error(
                        name.index(),
                        target.kinds().words() + " has no method " + name.text() + "; it has "
                                + methods.stream().map(Method::name).collect(Collectors.joining(", "))));
    }

    private Expression call(
            Method<?> method, Expression target, Token name, List<Expression> arguments, Expression.Code code) {
        if (!method.arguments().contains(arguments.size())) {
            throw source.error(name.index(), name.text() + " takes " + method.usage());
        }
        int height = target.height();
        for (Expression argument : arguments) {
            if (!argument.kinds().mayBe(method.argument())) {
                throw source.error(
                        argument.index(),
                        name.text() + " takes " + method.usage() + ", but this is "
                                + argument.kinds().words());
            }
            height = Math.max(height, argument.height());
        }
        return new Expression(method.result(), height + 1, target.index(), code);
    }

    private static Snapshot snapshot(Expression target, Evaluation evaluation) {
        if (target.value(evaluation) instanceof Snapshot snapshot) {
            return snapshot;
        }
        throw new EvaluationException("not a snapshot");
    }
}
