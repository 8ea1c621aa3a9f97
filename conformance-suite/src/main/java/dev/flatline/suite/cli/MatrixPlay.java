package dev.flatline.suite.cli;

import dev.flatline.suite.target.ClientKind;
import dev.flatline.suite.target.ReferenceTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that the matrix has a column for.
 *
 * @param name of the column, and of the folder of its results
 * @param words what to give to {@code flatline run}
 */
record MatrixPlay(String name, List<String> words) {

    MatrixPlay {
        words = List.copyOf(words);
    }

    /**
     * The reference in both worlds, every other client against the reference server, and every other target as its file has it.
     *
     * @param targets the names of the targets that come with Flatline
     */
    static List<MatrixPlay> all(List<String> targets) {
        List<MatrixPlay> plays = new ArrayList<>();
        plays.add(new MatrixPlay(ReferenceTarget.NAME + " (virtual)", List.of("--virtual")));
        plays.add(new MatrixPlay(ReferenceTarget.NAME, List.of()));
        for (ClientKind client : ClientKind.values()) {
            if (client != ClientKind.REFERENCE) {
                plays.add(new MatrixPlay(client.id(), List.of("--client", client.id())));
            }
        }
        targets.stream()
                .filter(target -> !target.equals(ReferenceTarget.NAME))
                .forEach(target -> plays.add(new MatrixPlay(target, List.of("--target", target))));
        return plays;
    }
}
