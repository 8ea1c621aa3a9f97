package dev.flatline.server.session;

import dev.flatline.server.DisconnectWriteKind;
import dev.flatline.server.Mutant;
import dev.flatline.server.SessionEnd;
import dev.flatline.server.auth.Credential;
import dev.flatline.server.database.DisconnectWrite;
import dev.flatline.server.database.Write;
import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import dev.flatline.server.tree.ServerValue;
import dev.flatline.server.tree.ServerValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * What {@linkplain Mutant mutants} make of disconnect writes, from being stored to being run. A session asks here at each of
 * these points; while no defect is switched on, every answer is what was asked with, and nothing is kept.
 */
final class DisconnectDefects {
    private static final long STORED_LATER_SECONDS = 1;
    private static final long RUN_LATE_SECONDS = 10;
    private static final long ONE_RUN_MILLIS = 100;
    private static final long OTHER_CLOCK_BEHIND_MILLIS = 60_000;

    private final Namespace namespace;
    private final List<Path> cancelledForGood = new ArrayList<>();
    /** What was at the place of a disconnect write when it was registered. */
    private final Map<Path, Node> found = new LinkedHashMap<>();

    private final Map<String, List<DisconnectWrite>> ranBySession = new LinkedHashMap<>();
    private long lastRunMillis = Long.MIN_VALUE;
    private boolean silent;

    DisconnectDefects(Namespace namespace) {
        this.namespace = namespace;
    }

    /** Whether the rules are asked when a disconnect write is registered. */
    boolean asksRules() {
        return !namespace.config().has(Mutant.STORES_DISCONNECT_UNASKED);
    }

    /** What is to be stored of a registration. */
    List<Write> toStore(Session session, DisconnectWriteKind kind, Path base, List<Write> asked) {
        Optional<Mutant> mutant = namespace.config().mutant();
        if (mutant.isEmpty()) {
            return asked;
        }
        return switch (mutant.get()) {
            case STORES_DISCONNECT_LATER -> later(session, asked);
            case STORES_FIRST_PLACE_ONLY -> asked.subList(0, Math.min(1, asked.size()));
            case IGNORES_DISCONNECT_REMOVE -> kind == DisconnectWriteKind.REMOVE ? List.of() : asked;
            case DISCONNECT_UPDATE_REPLACES -> kind == DisconnectWriteKind.UPDATE ? List.of(asOne(base, asked)) : asked;
            case DISCONNECT_UPDATE_DROPS_NULL -> kind == DisconnectWriteKind.UPDATE ? withoutNulls(asked) : asked;
            case FIRST_DISCONNECT_WINS ->
                asked.stream().filter(write -> !has(session, write.path())).toList();
            case ARMS_ONCE_PER_CLIENT -> session.client().lastSessionId().isPresent() ? List.of() : asked;
            case DISCONNECT_SET_MERGES -> kind == DisconnectWriteKind.SET ? children(asked) : asked;
            case DROPS_DISCONNECT_PRIORITY ->
                each(asked, write -> new Write(write.path(), write.value().withPriority(Node.empty())));
            case SHARES_DISCONNECT_WRITES -> takenFromOthers(session, asked);
            case TIMESTAMP_AT_REGISTRATION -> each(asked, this::resolved);
            case SUM_AT_REGISTRATION -> each(asked, write -> isIncrement(write) ? resolved(write) : write);
            case RUNS_DISCONNECT_AT_ONCE -> performed(session, asked);
            case CANCELS_FOR_GOOD ->
                asked.stream()
                        .filter(write -> cancelledForGood.stream().noneMatch(gone -> gone.contains(write.path())))
                        .toList();
            case RUNS_DISCONNECT_ONLY_IF_UNCHANGED -> noted(asked);
            default -> asked;
        };
    }

    private List<Write> later(Session session, List<Write> asked) {
        var unused = namespace.loop().schedule(() -> session.store(asked), STORED_LATER_SECONDS, TimeUnit.SECONDS);
        return List.of();
    }

    private static Write asOne(Path base, List<Write> parts) {
        Node whole = Node.empty();
        for (Write part : parts) {
            whole = whole.with(base.relativize(part.path()), part.value());
        }
        return new Write(base, whole);
    }

    private static List<Write> children(List<Write> asked) {
        List<Write> parts = new ArrayList<>();
        for (Write write : asked) {
            if (write.value().isLeaf()) {
                parts.add(write);
            } else {
                write.value()
                        .children()
                        .forEach(child -> parts.add(new Write(write.path().child(child.key()), child.node())));
            }
        }
        return parts;
    }

    private static List<Write> withoutNulls(List<Write> asked) {
        return asked.stream().filter(write -> !write.value().isEmpty()).toList();
    }

    private static boolean has(Session session, Path path) {
        return session.disconnectWrites().stream()
                .anyMatch(each -> each.write().path().equals(path));
    }

    private List<Write> takenFromOthers(Session session, List<Write> asked) {
        namespace.sessions().stream()
                .filter(other -> other != session)
                .forEach(other -> asked.forEach(write -> other.forget(write.path())));
        return asked;
    }

    private static List<Write> each(List<Write> asked, UnaryOperator<Write> changed) {
        return asked.stream().map(changed).toList();
    }

    private Write resolved(Write write) {
        return resolved(write, namespace.database().nowMillis());
    }

    private Write resolved(Write write, long timestampMillis) {
        Node existing = namespace.database().get(write.path());
        return new Write(write.path(), ServerValues.resolve(write.value(), existing, timestampMillis));
    }

    private static boolean isIncrement(Write write) {
        return write.value().isLeaf() && write.value().value() instanceof ServerValue.Increment;
    }

    private List<Write> performed(Session session, List<Write> asked) {
        namespace.database().run(session.asDisconnectWrites(asked));
        return asked;
    }

    private List<Write> noted(List<Write> asked) {
        asked.forEach(write -> found.put(write.path(), namespace.database().get(write.path())));
        return asked;
    }

    /** The place to cancel at; empty to cancel nothing. */
    Optional<Path> toCancel(Session session, Path asked) {
        Optional<Mutant> mutant = namespace.config().mutant();
        if (mutant.isEmpty()) {
            return Optional.of(asked);
        }
        return switch (mutant.get()) {
            case IGNORES_CANCEL -> Optional.empty();
            case CANCELS_EXACT_PATH_ONLY -> has(session, asked) ? Optional.of(asked) : Optional.empty();
            case CANCEL_TAKES_SIBLINGS -> Optional.of(above(session, asked).orElse(asked));
            case CANCELS_WHOLE_WRITES_ONLY -> above(session, asked).isPresent() ? Optional.empty() : Optional.of(asked);
            case CANCELS_FOR_GOOD -> {
                cancelledForGood.add(asked);
                yield Optional.of(asked);
            }
            case CANCELS_FOR_EVERYBODY -> {
                namespace.sessions().forEach(each -> each.forget(asked));
                yield Optional.of(asked);
            }
            default -> Optional.of(asked);
        };
    }

    /** The place of a stored write that reaches below itself to {@code asked}. */
    private static Optional<Path> above(Session session, Path asked) {
        return session.disconnectWrites().stream()
                .map(each -> each.write().path())
                .filter(path -> path.contains(asked) && !path.equals(asked))
                .findFirst();
    }

    /** What is to run at the end of a session. */
    List<DisconnectWrite> toRun(Session session, SessionEnd cause, List<DisconnectWrite> stored) {
        Optional<Mutant> mutant = namespace.config().mutant();
        if (mutant.isEmpty() || stored.isEmpty()) {
            return stored;
        }
        return switch (mutant.get()) {
            case FORGETS_DISCONNECT_ON_CUT -> cause == SessionEnd.RESET ? List.of() : stored;
            case FORGETS_DISCONNECT_ON_FIN -> cause == SessionEnd.FIN ? List.of() : stored;
            case FORGETS_DISCONNECT_ON_GOODBYE -> cause == SessionEnd.CLOSED ? List.of() : stored;
            case FORGETS_DISCONNECT_ON_SILENCE -> cause == SessionEnd.SILENT ? List.of() : stored;
            case RUNS_ONE_SESSION_AT_A_TIME -> anotherRuns() ? List.of() : stored;
            case RUNS_DISCONNECT_AS_ADMINISTRATOR -> as(Credential.admin(), stored);
            case RUNS_DISCONNECT_AS_NOBODY -> as(Credential.anonymous(), stored);
            case RUNS_FIRST_DISCONNECT_ONLY -> stored.subList(0, Math.min(1, stored.size()));
            case RUNS_DISCONNECT_ONLY_IF_UNCHANGED ->
                stored.stream().filter(each -> isUnchanged(each.write().path())).toList();
            case STAMPS_DISCONNECT_BY_ANOTHER_CLOCK -> stamped(stored);
            case KEEPS_DISCONNECT_FOR_NEXT_SESSION -> {
                ranBySession.put(session.id(), stored);
                yield stored;
            }
            default -> stored;
        };
    }

    private List<DisconnectWrite> stamped(List<DisconnectWrite> writes) {
        long otherMillis = namespace.database().nowMillis() - OTHER_CLOCK_BEHIND_MILLIS;
        return writes.stream()
                .map(each -> new DisconnectWrite(resolved(each.write(), otherMillis), each.credential()))
                .toList();
    }

    private static List<DisconnectWrite> as(Credential writer, List<DisconnectWrite> writes) {
        return writes.stream()
                .map(each -> new DisconnectWrite(each.write(), writer))
                .toList();
    }

    private boolean anotherRuns() {
        long nowMillis = namespace.database().nowMillis();
        boolean busy = nowMillis < lastRunMillis + ONE_RUN_MILLIS;
        lastRunMillis = nowMillis;
        return busy;
    }

    private boolean isUnchanged(Path path) {
        return namespace.database().get(path).equals(found.getOrDefault(path, Node.empty()));
    }

    /** What a session has to run from its beginning on. */
    List<Write> toInherit(Session session) {
        return session.client()
                .lastSessionId()
                .flatMap(id -> Optional.ofNullable(ranBySession.get(id)))
                .map(ran -> ran.stream().map(DisconnectWrite::write).toList())
                .orElse(List.of());
    }

    /** Lets disconnect writes run. */
    void run(Runnable writes) {
        if (namespace.config().has(Mutant.RUNS_DISCONNECT_LATE)) {
            var unused = namespace.loop().schedule(writes, RUN_LATE_SECONDS, TimeUnit.SECONDS);
            return;
        }
        silent = namespace.config().has(Mutant.RUNS_DISCONNECT_SILENTLY);
        writes.run();
        silent = false;
        if (namespace.config().has(Mutant.RUNS_DISCONNECT_TWICE)) {
            writes.run();
        }
    }

    /** Whether listeners must not be told what is written now. */
    boolean isSilent() {
        return silent;
    }
}
