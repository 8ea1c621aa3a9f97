package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of real runs are checked, merged, compared and made into reports. */
class ReportCommandTest {
    private static final int USAGE = 64;

    @TempDir
    static Path folder;

    private final FlatlineCli cli = new FlatlineCli();

    @BeforeAll
    static void playTwoRunsAndTwoShards() {
        play("good", "--run", "disconnect-writes/cut", "--run", "presence/lift");
        play(
                "bad",
                "--run",
                "disconnect-writes/cut",
                "--run",
                "presence/lift",
                "--mutant",
                "forgets-disconnect-on-cut");
        play("one", "--run", "disconnect-writes/cut");
        play("two", "--run", "presence/lift");
    }

    private static void play(String out, String... more) {
        List<String> words = new ArrayList<>(
                List.of("run", "--virtual", "--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        new FlatlineCli().run(words.toArray(String[]::new));
    }

    @Test
    void withoutAnOptionTheVerdictsArePrinted() {
        assertThat(cli.run("report", journal("good"))).isZero();
        assertThat(cli.out()).contains("✓ PASS", "disconnect-writes/cut", "all promises kept");
    }

    @Test
    void theExitCodeIsThatOfTheRun() {
        assertThat(cli.run("report", journal("bad"))).isEqualTo(1);
    }

    @Test
    void everyReportIsMadeWhereItIsWanted() throws IOException {
        assertThat(cli.run(
                        "report",
                        journal("bad"),
                        "--html",
                        file("r.html"),
                        "--junit",
                        file("r.xml"),
                        "--md",
                        file("r.md"),
                        "--json",
                        file("r.json"),
                        "--badge",
                        file("r.svg")))
                .isEqualTo(1);
        assertThat(cli.out()).contains("Made " + file("r.html"), "Made " + file("r.svg"));
        assertThat(folder.resolve("r.html")).content().contains("<!DOCTYPE html>", "that no scenario can show");
        assertThat(folder.resolve("r.xml")).content().contains("<testsuites");
        assertThat(folder.resolve("r.md")).content().startsWith("## ❌ Flatline");
        assertThat(folder.resolve("r.json")).content().contains("\"verdict\" : \"FAIL\"");
        assertThat(folder.resolve("r.svg")).content().startsWith("<svg ");
    }

    @Test
    void whatIsNewSinceAnEarlierRunIsSaid() throws IOException {
        cli.run(
                "report",
                journal("bad"),
                "--since",
                journal("good"),
                "--json",
                file("new.json"),
                "--html",
                file("n.html"));

        assertThat(folder.resolve("new.json")).content().contains("\"broken\" : [ \"disconnect-writes/cut\"");
        assertThat(folder.resolve("n.html")).content().contains("Newly failing");
    }

    @Test
    void shardsBecomeOneRunAgain() {
        assertThat(cli.run("report", "--merge", journal("two"), journal("one"))).isZero();
        assertThat(cli.out()).containsSubsequence("disconnect-writes/cut", "presence/lift", "2 scenarios");
    }

    @Test
    void runsThatAreNoShardsOfOneAreRefused() {
        assertThat(cli.run("report", "--merge", journal("good"), journal("bad")))
                .isEqualTo(USAGE);
        assertThat(cli.err()).contains("targets differ", "Without --merge");
        assertThat(cli.run("report", "--merge", journal("good"), journal("one")))
                .isEqualTo(USAGE);
        assertThat(cli.err()).contains("two journals tell of 'disconnect-writes/cut'");
    }

    @Test
    void aHistoryGetsALineForEachRun() throws IOException {
        cli.run("report", journal("good"), "--history", file("history.ndjson"));
        cli.run("report", journal("bad"), "--history", file("history.ndjson"));

        assertThat(Files.readAllLines(folder.resolve("history.ndjson")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"attention\":[]"),
                        second -> assertThat(second).contains("\"attention\":[\"disconnect-writes/cut\""));
    }

    @Test
    void whatIsNoJournalIsRefusedWithItsLine() throws IOException {
        Path broken = folder.resolve("broken.ndjson");
        Files.writeString(
                broken,
                Files.readString(Path.of(journal("good")))
                        .replaceFirst("\"type\":\"verdict\"", "\"type\":\"opinion\""));

        assertThat(cli.run("report", broken.toString())).isEqualTo(USAGE);
        assertThat(cli.err()).contains("is not a journal", "unknown type 'opinion'");
    }

    @Test
    void aRunThatDidNotFinishProvesNothing() throws IOException {
        Path torn = folder.resolve("torn.ndjson");
        String whole = Files.readString(Path.of(journal("good")));
        Files.writeString(torn, whole.substring(0, whole.indexOf("{\"type\":\"footer\"")));

        assertThat(cli.run("report", torn.toString())).isEqualTo(2);
        assertThat(cli.out()).contains("INVALID");
    }

    private static String journal(String run) {
        return folder.resolve(run).resolve("journal.ndjson").toString();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}
