package dev.flatline.suite.cli;

import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.render.GitHubAnnotations;
import dev.flatline.reports.render.MarkdownSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The build server around this process, if it is one that wants to be told more than an exit code: GitHub Actions, for now. Others
 * read {@code junit.xml}.
 *
 * @param environment the variables of this process
 */
record BuildServer(Map<String, String> environment) {

    static BuildServer around() {
        return new BuildServer(System.getenv());
    }

    /**
     * Tells what came of a run: annotations on the output, and a summary on the page of the job.
     *
     * @param file where a source, as the journal names it, lies in the user's repository
     */
    void tell(Journal journal, UnaryOperator<String> file, PrintWriter out) {
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        out.print(GitHubAnnotations.render(journal, file));
        out.flush();
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!summary.isEmpty()) {
            append(Path.of(summary), MarkdownSummary.render(journal));
        }
    }

    /** Appends, since steps of a job share the file. */
    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError(
                    "cannot write the summary of this job to " + file + " (GITHUB_STEP_SUMMARY): " + e + ".");
        }
    }
}
