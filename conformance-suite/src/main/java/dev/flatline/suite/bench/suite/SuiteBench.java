package dev.flatline.suite.bench.suite;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalReader;
import dev.flatline.reports.journal.VerdictRecord;
import dev.flatline.reports.render.ClosingSentence;
import dev.flatline.suite.bench.Aim;
import dev.flatline.suite.bench.Row;
import dev.flatline.suite.bench.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How long the catalogue takes: in virtual time, on real sockets, and against all mutants.
 *
 * @param program what {@code flatline} is here
 * @param selection options that choose scenarios, such as {@code --run GLOB}; none: the whole catalogue
 * @param rounds how often each is measured, at least 1
 * @param folder for results, which are thrown away
 * @param progress told, in a line each, what is going on
 */
public record SuiteBench(
        List<String> program, List<String> selection, int rounds, Path folder, Consumer<String> progress) {

    private static final double VIRTUAL_SECONDS = 3;
    private static final double MUTANTS_SECONDS = 60;
    private static final double LONGEST_FACTOR = 1.25;
    private static final double LONGEST_EXTRA_SECONDS = 10;

    /** What can be measured, in the order in which it is. */
    public enum Part {
        /** The catalogue in virtual time. */
        VIRTUAL,
        /** The catalogue on real sockets, beside the time that its longest scenario takes. */
        LIVE,
        /** All mutants, each until it is caught. */
        MUTANTS
    }

    public SuiteBench {
        program = List.copyOf(program);
        selection = List.copyOf(selection);
    }

    /**
     * Measures.
     *
     * @throws IllegalStateException if a run could not do its work; the message says what it said
     */
    public List<Row> run(List<Part> parts) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            rows.add(
                    switch (part) {
                        case VIRTUAL -> virtual();
                        case LIVE -> live();
                        case MUTANTS -> mutants();
                    });
        }
        return rows;
    }

    private Row virtual() throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        String sentence = "";
        for (int round = 0; round < rounds; round++) {
            seconds[round] = timed("catalogue, virtual", round, "run", "--virtual", "--out", folder.toString())
                    .seconds();
            sentence = ClosingSentence.of(journal());
        }
        return alone("catalogue, virtual", seconds, VIRTUAL_SECONDS, sentence);
    }

    /** Beside what the longest scenario of the same run allows: the others take place meanwhile. */
    private Row live() throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        double[] allowed = new double[rounds];
        double[] ratios = new double[rounds];
        String sentence = "";
        for (int round = 0; round < rounds; round++) {
            seconds[round] = timed("catalogue, live", round, "run", "--out", folder.toString())
                    .seconds();
            Journal journal = journal();
            allowed[round] = LONGEST_FACTOR * longestSeconds(journal) + LONGEST_EXTRA_SECONDS;
            ratios[round] = seconds[round] / allowed[round];
            sentence = ClosingSentence.of(journal);
        }
        return new Row(
                "catalogue, live",
                "s",
                Samples.of(seconds),
                Optional.of(new Row.Peer("1.25 x longest + 10 s", Samples.of(allowed), Samples.of(ratios))),
                Optional.of(new Aim(Aim.Of.RATIO, Aim.Direction.AT_MOST, 1)),
                sentence);
    }

    private Row mutants() throws IOException, InterruptedException {
        double[] seconds = new double[rounds];
        String score = "";
        for (int round = 0; round < rounds; round++) {
            TimedRun run = timed("all mutants, virtual", round, "mutants");
            seconds[round] = run.seconds();
            score = run.lastLine();
        }
        return alone("all mutants, virtual", seconds, MUTANTS_SECONDS, score);
    }

    private static Row alone(String what, double[] seconds, double atMost, String note) {
        return new Row(
                what,
                "s",
                Samples.of(seconds),
                Optional.empty(),
                Optional.of(new Aim(Aim.Of.OURS, Aim.Direction.AT_MOST, atMost)),
                note);
    }

    private TimedRun timed(String what, int round, String... words) throws IOException, InterruptedException {
        progress.accept(what + ", round " + (round + 1) + " of " + rounds);
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(words));
        line.addAll(selection);
        return TimedRun.of(line, folder.resolve("output.txt"));
    }

    private Journal journal() {
        return JournalReader.read(folder.resolve("journal.ndjson"));
    }

    private static double longestSeconds(Journal journal) {
        return journal.verdicts().stream()
                        .mapToLong(VerdictRecord::tookMillis)
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}
