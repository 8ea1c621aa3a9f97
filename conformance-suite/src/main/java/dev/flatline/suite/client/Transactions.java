package dev.flatline.suite.client;

import dev.flatline.server.tree.Node;
import dev.flatline.server.tree.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Transactions: a function of the cached value is shown at once and sent with the hash of what it was computed from; when
 * the server's value is another one, it runs again (spec 4.9).
 *
 * <p>Of transactions whose places overlap only the first is sent; the next one runs on its result. (The JavaScript SDK would
 * send those that wait in one request; the outcome is the same.)
 */
final class Transactions {
    /** How often one transaction is sent before it gives up (PW-10). */
    static final int MAX_RUNS = 25;

    private final SyncTree tree;
    private final WriteQueue writes;
    private final EventQueue events;
    private final List<Transaction> open = new ArrayList<>();

    Transactions(SyncTree tree, WriteQueue writes, EventQueue events) {
        this.tree = tree;
        this.writes = writes;
        this.events = events;
    }

    /**
     * Runs a transaction.
     *
     * @param outcome see {@link ReferenceClient#transaction}
     */
    void start(Path path, TransactionUpdate update, Consumer<Answer> outcome) {
        // Listening keeps the cache, and so the next run, up to date.
        Registration watch = tree.listen(path, new DataListener() {}, answer -> {});
        Node base = tree.latest(path, Set.of());
        Optional<Node> result = update.apply(base);
        if (result.isEmpty()) {
            tree.unlisten(watch);
            tell(outcome, aborted());
            return;
        }
        long write = tree.write(Map.of(path, result.get()));
        open.add(new Transaction(path, update, outcome, watch, base, result.get(), write));
        sendReady();
    }

    /** Another write overlaps this place: transactions there must not overwrite it. */
    void abortOverlapping(Path path, String reason) {
        for (Transaction transaction : List.copyOf(open)) {
            if (SyncTree.overlap(path, transaction.path)) {
                Answer refusal = Answer.refused(reason, "the transaction was overridden");
                if (transaction.sent) {
                    transaction.refusalIfStale = Optional.of(refusal);
                } else {
                    end(transaction, refusal);
                }
            }
        }
    }

    /** Lets those that are not on their way run again where their ground has changed, and sends the first of each place. */
    private void sendReady() {
        for (Transaction transaction : List.copyOf(open)) {
            if (!transaction.sent && open.contains(transaction) && runAgain(transaction) && isFirst(transaction)) {
                send(transaction);
            }
        }
    }

    /** Whether it is still open afterwards. */
    private boolean runAgain(Transaction transaction) {
        Node latest = tree.latest(transaction.path, writesFrom(transaction));
        if (!latest.equals(transaction.base)) {
            Optional<Node> result = transaction.update.apply(latest);
            if (result.isEmpty()) {
                end(transaction, aborted());
                return false;
            }
            transaction.base = latest;
            transaction.result = result.get();
            tree.rewrite(transaction.write, transaction.path, transaction.result);
        }
        return true;
    }

    /** The local writes of a transaction and of those after it: what it must not build on. */
    private Set<Long> writesFrom(Transaction transaction) {
        return open.subList(open.indexOf(transaction), open.size()).stream()
                .map(each -> each.write)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isFirst(Transaction transaction) {
        return open.stream()
                .filter(other -> SyncTree.overlap(other.path, transaction.path))
                .findFirst()
                .filter(first -> first == transaction)
                .isPresent();
    }

    private void send(Transaction transaction) {
        transaction.sent = true;
        transaction.runs++;
        String hash = transaction.base.hash();
        writes.putIf(hash, transaction.path, transaction.result.export(), answer -> answered(transaction, answer));
    }

    private void answered(Transaction transaction, Answer answer) {
        transaction.sent = false;
        if (answer.isOk()) {
            end(transaction, Answer.accepted(transaction.result.export()));
        } else if (!answer.status().equals("datastale")) {
            end(transaction, answer);
        } else if (transaction.refusalIfStale.isPresent()) {
            end(transaction, transaction.refusalIfStale.get());
        } else if (transaction.runs >= MAX_RUNS) {
            end(transaction, Answer.refused("maxretry", "the value kept changing through " + MAX_RUNS + " runs"));
        } else {
            sendReady();
        }
    }

    private void end(Transaction transaction, Answer answer) {
        open.remove(transaction);
        tree.settle(transaction.write);
        tree.unlisten(transaction.watch);
        tell(transaction.outcome, answer);
        sendReady();
    }

    private void tell(Consumer<Answer> outcome, Answer answer) {
        events.add(() -> outcome.accept(answer));
    }

    private static Answer aborted() {
        return Answer.refused("aborted", "the transaction's function wanted no change");
    }

    private static final class Transaction {
        final Path path;
        final TransactionUpdate update;
        final Consumer<Answer> outcome;
        final Registration watch;
        Node base;
        Node result;
        final long write;
        boolean sent;
        int runs;
        Optional<Answer> refusalIfStale = Optional.empty();

        Transaction(
                Path path,
                TransactionUpdate update,
                Consumer<Answer> outcome,
                Registration watch,
                Node base,
                Node result,
                long write) {
            this.path = path;
            this.update = update;
            this.outcome = outcome;
            this.watch = watch;
            this.base = base;
            this.result = result;
            this.write = write;
        }
    }
}
