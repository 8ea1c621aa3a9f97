package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.render.ClosingSentence;
import dev.flatline.reports.render.MatrixColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays the columns of a matrix, one after the other, each in a process of its own: they would make each other slow.
 *
 * @param folder for the results of each, in a folder called after it
 * @param globs which scenarios; none: all
 * @param progress told what is played
 */
record MatrixPlays(Path folder, List<String> globs, Consumer<String> progress) {

    private static final String COMPLAINT = "flatline: ";

    /**
     * Plays all but those that are skipped.
     *
     * @throws UserError if one is skipped that there is not
     */
    List<MatrixColumn> playAll(List<MatrixPlay> plays, List<String> skipped) throws IOException, InterruptedException {
        List<String> names = plays.stream().map(MatrixPlay::name).toList();
        for (String name : skipped) {
            if (!names.contains(name)) {
                throw Names.unknown("--skip", name, names);
            }
        }
        List<MatrixColumn> columns = new ArrayList<>();
        for (MatrixPlay play : plays) {
            columns.add(skipped.contains(play.name()) ? MatrixColumn.notPlayed(play.name(), "left out") : played(play));
        }
        return columns;
    }

    private MatrixColumn played(MatrixPlay play) throws IOException, InterruptedException {
        progress.accept(play.name() + " ...");
        Path out = Files.createDirectories(folder.resolve(play.name()));
        Path journal = out.resolve("journal.ndjson");
        // What is there may be of an earlier matrix.
        Files.deleteIfExists(journal);
        List<String> line = new ArrayList<>(OwnProgram.java());
        line.add("run");
        line.addAll(play.words());
        globs.forEach(glob -> line.addAll(List.of("--run", glob)));
        line.addAll(List.of("--out", out.toString()));
        Path output = out.resolve("output.txt");
        Process run = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit;
        try {
            exit = run.waitFor();
        } finally {
            run.destroy();
        }
        MatrixColumn column = Files.isRegularFile(journal)
                ? MatrixColumn.of(JournalReader.read(journal))
                : MatrixColumn.notPlayed(play.name(), complaint(Files.readAllLines(output), exit));
        progress.accept("  " + column.journal().map(MatrixPlays::sentence).orElse("Not played: " + column.reason()));
        return column;
    }

    private static String sentence(Journal journal) {
        return ClosingSentence.of(journal);
    }

    /** What the run said of why it could not begin: the first line is what was wrong, the others what to do. */
    private static String complaint(List<String> output, int exit) {
        return output.stream()
                .filter(line -> line.startsWith(COMPLAINT))
                .map(line -> line.substring(COMPLAINT.length()))
                .reduce((first, second) -> second)
                .orElse("the run ended with exit code " + exit + " before it began");
    }
}
