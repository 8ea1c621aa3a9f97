package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.Target;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A summary stays a summary, and text stays text, in it and in annotations. */
class MarkdownSummaryTest {
    private static final String EVIL = "a | b\n# c <b> [d](http://e) `f` **g** www.h.i @j\n::error::k";

    @Test
    void textIsNeitherMarkupNorLinkNorCellNorLine() {
        assertThat(Markdown.text(EVIL))
                .isEqualTo(
                        "a \\| b␊\\# c &lt;b&gt; \\[d\\](http\\://e) \\`f\\` \\*\\*g\\*\\* www\\.h.i \\@j␊\\:\\:error\\:\\:k");
    }

    @Test
    void noFenceWithinABlockEndsIt() {
        assertThat(Markdown.block("a\n````\nb\n")).isEqualTo("`````text\na\n````\nb\n`````\n");
    }

    @Test
    void whatIsLongIsCutAndCounted() {
        String summary = MarkdownSummary.render(failed(25, "because"));

        assertThat(summary.split("<details>", -1)).hasSize(21);
        assertThat(summary).endsWith("... and 5 more, in report.html and journal.ndjson.\n");
    }

    @Test
    void aGreenRunIsShort() {
        assertThat(MarkdownSummary.render(Samples.journal(Samples.green())))
                .startsWith("## ✅ Flatline")
                .doesNotContain("<details>", "| why |");
    }

    @Test
    void anAnnotationIsOneCommandWhateverItTells() {
        assertThat(GitHubAnnotations.render(failed(1, EVIL + " 100%"), source -> "x,y:" + source))
                .startsWith("::error file=x%2Cy%3As0.yaml,line=3,title=FAIL s0::a | b␊# c")
                .endsWith("::error::k 100%25\n")
                .hasLineCount(1);
    }

    private static Journal failed(int count, String reason) {
        List<JournalRecord> records = new ArrayList<>();
        records.add(Header.virtual("flatline", 1, new Target("reference", "reference", "virtual"), Map.of()));
        for (int i = 0; i < count; i++) {
            records.add(
                    new ScenarioRecord("s" + i, "Title", "s" + i + ".yaml", 3, List.of(), List.of("alice"), List.of()));
            records.add(VerdictRecord.of("s" + i, Verdict.FAIL, reason, 1));
        }
        records.add(Footer.of(Collections.nCopies(count, Verdict.FAIL), false));
        return Samples.journal(records);
    }
}
