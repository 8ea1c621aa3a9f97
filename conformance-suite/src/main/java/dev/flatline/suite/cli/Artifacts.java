package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.render.HtmlReport;
import dev.flatline.reports.render.JUnitXml;
import dev.flatline.reports.render.MarkdownSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files a run leaves behind. */
record Artifacts(Path folder) {

    /** Makes the folder. */
    static Artifacts in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError("cannot make the folder " + folder + " for the results: " + e
                    + ".\nChoose another one with --out.");
        }
        return new Artifacts(folder);
    }

    Path journal() {
        return folder.resolve("journal.ndjson");
    }

    /** Writes everything that is derived from the journal; the files, in the order to tell of them. */
    List<Path> render(Journal journal) {
        return List.of(
                journal(),
                write("junit.xml", JUnitXml.render(journal)),
                write("report.html", HtmlReport.render(journal)),
                write("summary.md", MarkdownSummary.render(journal)));
    }

    private Path write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UserError("cannot write " + file + ": " + e + ".\nChoose another folder with --out.");
        }
        return file;
    }
}
