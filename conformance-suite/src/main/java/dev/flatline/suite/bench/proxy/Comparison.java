package dev.flatline.suite.bench.proxy;

import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Measurement;
import dev.flatline.suite.bench.Rounds;
import dev.flatline.suite.bench.Row;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes rows: of both contestants in alternating order, or of ours alone.
 *
 * @param rounds how often everything is measured
 * @param peer the name of the other one, if it is there
 * @param progress told of each round
 */
record Comparison(int rounds, Optional<String> peer, Consumer<String> progress) {

    /**
     * Measures.
     *
     * @param aim left out where it is a ratio and there is nobody to compare with
     * @throws Exception what a measurement throws
     */
    Row row(String what, String unit, Optional<Aim> aim, String note, Measurement ours, Measurement theirs)
            throws Exception {
        Rounds both = new Rounds(rounds, round -> progress.accept(what + ", round " + round + " of " + rounds));
        if (peer.isEmpty()) {
            Optional<Aim> alone = aim.filter(wanted -> wanted.of() == Aim.Of.OURS);
            return new Row(what, unit, both.alone(ours), Optional.empty(), alone, note);
        }
        Rounds.Pair pair = both.sideBySide(ours, peer.get(), theirs);
        return new Row(what, unit, pair.ours(), Optional.of(pair.peer()), aim, note);
    }
}
