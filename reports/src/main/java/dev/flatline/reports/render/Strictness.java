package dev.flatline.reports.render;

import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.util.List;

/** Whether a run let no WARN pass. The journal does not say so, but its exit code does where that made a difference. */
final class Strictness {
    private Strictness() {}

    static boolean of(Journal journal) {
        List<Verdict> verdicts =
                journal.verdicts().stream().map(VerdictRecord::verdict).toList();
        return journal.footer()
                .filter(footer -> footer.exit() != ExitCode.of(verdicts, false).number())
                .isPresent();
    }
}
