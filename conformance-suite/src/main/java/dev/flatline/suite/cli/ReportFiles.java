package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.render.Badge;
import dev.flatline.reports.render.HistoryLine;
import dev.flatline.reports.render.HtmlReport;
import dev.flatline.reports.render.JUnitXml;
import dev.flatline.reports.render.JsonSummary;
import dev.flatline.reports.render.MarkdownSummary;
import dev.flatline.reports.render.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The reports that are asked for, each with its file. */
final class ReportFiles {

    @Option(names = "--html", paramLabel = "FILE", description = "The page with drawings.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML, for build servers.")
    private Optional<Path> junit = Optional.empty();

    @Option(names = "--md", paramLabel = "FILE", description = "Markdown, for the page of a job.")
    private Optional<Path> markdown = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Verdicts for programs.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--badge",
            paramLabel = "FILE",
            description = "A badge: a picture if the name ends in .svg, else JSON for shields.io.")
    private Optional<Path> badge = Optional.empty();

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Append a line about the run to a file that holds one for each.")
    private Optional<Path> history = Optional.empty();

    /** Writes what was asked for; the files, in the order to tell of them. */
    List<Path> write(ReportPage page) {
        Journal journal = page.journal();
        List<Path> made = new ArrayList<>();
        html.ifPresent(file -> made.add(write(file, HtmlReport.render(page))));
        junit.ifPresent(file -> made.add(write(file, JUnitXml.render(journal))));
        markdown.ifPresent(file -> made.add(write(file, MarkdownSummary.render(journal))));
        json.ifPresent(file -> made.add(write(file, JsonSummary.render(page))));
        badge.ifPresent(file -> made.add(
                write(file, file.toString().endsWith(".svg") ? Badge.svg(journal) : Badge.shieldsJson(journal))));
        history.ifPresent(file -> made.add(
                write(file, HistoryLine.render(journal), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        return made;
    }

    private static Path write(Path file, String text, OpenOption... how) {
        try {
            Files.writeString(file, text, how);
            return file;
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e + ".\nChoose another file.");
        }
    }
}
