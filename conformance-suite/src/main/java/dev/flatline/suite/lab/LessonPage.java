package dev.flatline.suite.lab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lessons as files: a page of Markdown for each, the pictures of its two runs, and a list of all. */
final class LessonPage {

    private final Lab lab;
    private final List<Lesson> lessons;

    LessonPage(Lab lab, List<Lesson> lessons) {
        this.lab = lab;
        this.lessons = lessons;
    }

    /** All files by name. Every picture, and every verdict below one, comes from a run that is made here. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", contents());
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            LabRun broken = lab.play(lesson.broken());
            LabRun mended = lab.play(lesson.mended());
            files.put(name(i) + ".md", page(i, broken, mended));
            files.put(name(i) + ".breaks.svg", PresenceSvg.render(broken));
            files.put(name(i) + ".holds.svg", PresenceSvg.render(mended));
        }
        return files;
    }

    private String name(int index) {
        return "%02d-%s".formatted(index + 1, lessons.get(index).id());
    }

    private String contents() {
        StringBuilder text = new StringBuilder(
                "# Who is online?\n\n"
                        + "What goes wrong with presence at first, shown by runs of a real server and a real client in virtual"
                        + " time. `./flatline lab`\nshows the same lessons in a browser, where the troubles can be moved about.\n\n");
        for (int i = 0; i < lessons.size(); i++) {
            text.append(i + 1)
                    .append(". [")
                    .append(lessons.get(i).title())
                    .append("](")
                    .append(name(i))
                    .append(".md): ")
                    .append(lessons.get(i).lead())
                    .append('\n');
        }
        return text + "\nThe pages and pictures are made from [`lessons.yaml`](lessons.yaml) by the tests of"
                + " `conformance-suite`; after a change run\n"
                + "`mvn -pl conformance-suite -am test -Dtest=LessonsTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dgolden.update=true`.\n";
    }

    private String page(int index, LabRun broken, LabRun mended) {
        Lesson lesson = lessons.get(index);
        String next = index + 1 < lessons.size()
                ? "Next: [" + lessons.get(index + 1).title() + "](" + name(index + 1) + ".md)"
                : "Back to [all lessons](README.md)";
        return "# " + (index + 1) + ". " + lesson.title() + "\n\n" + lesson.lead() + "\n\n"
                + code("What one would write", broken.pattern())
                + run(
                        "The run that breaks it",
                        name(index) + ".breaks.svg",
                        broken,
                        lesson.naive().text())
                + code("The fix", mended.pattern())
                + run(
                        "The run that holds",
                        name(index) + ".holds.svg",
                        mended,
                        lesson.fix().text())
                + "## Exercise\n\n" + lesson.exercise() + "\n\n" + next + ".\n";
    }

    private static String code(String title, Pattern pattern) {
        return "## " + title + "\n\n" + pattern.idea() + "\n\nFirebase:\n\n```js\n"
                + pattern.code().firebase() + "```\n\nWilddog:\n\n```js\n"
                + pattern.code().wilddog() + "```\n\n";
    }

    private String run(String title, String picture, LabRun run, String text) {
        String sign = switch (run.verdict()) {
            case RIGHT -> "✓";
            case WRONG -> "✗";
            case UNDECIDED -> "?";
        };
        String leans = Optional.of(run)
                .filter(it -> it.verdict() == LabRun.Verdict.WRONG)
                .map(LabText::weakness)
                .map(it -> "\n\n" + it.because() + " (" + it.requirement() + ": "
                        + lab.catalogue()
                                .requirement(it.requirement())
                                .orElseThrow()
                                .statement()
                        + ")")
                .orElse("");
        return "## " + title + "\n\n![" + title + "](" + picture + ")\n\n**" + sign + " " + LabText.sentence(run)
                + "** " + text + leans + "\n\n";
    }
}
