package dev.flatline.reports.render;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Journal;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenReportsTest {
    @TestFactory
    Stream<DynamicTest> everyReportOfEverySampleIsAsAgreed() {
        return Stream.of(
                        report("console.txt", journal -> ConsoleTable.render(journal, false)),
                        report("console.ansi", journal -> ConsoleTable.render(journal, true)),
                        report("failures.txt", FailureReport::render),
                        report("junit.xml", JUnitXml::render),
                        report("report.html", HtmlReport::render),
                        report("summary.md", MarkdownSummary::render),
                        report("summary.json", journal -> JsonSummary.render(ReportPage.of(journal))),
                        report("history.ndjson", HistoryLine::render),
                        report("badge.svg", Badge::svg),
                        report("badge.json", Badge::shieldsJson),
                        report(
                                "annotations.txt",
                                journal -> GitHubAnnotations.render(journal, source -> "scenarios/" + source)))
                .flatMap(Function.identity());
    }

    private static Stream<DynamicTest> report(String file, Function<Journal, String> renderer) {
        return Stream.of(
                        new Sample("green", Samples.journal(Samples.green())),
                        new Sample("mixed", Samples.journal(Samples.mixed())),
                        new Sample("cut-short", Samples.journal(Samples.cutShort())),
                        new Sample("hostile", Samples.journal(Samples.hostile())))
                .map(sample -> DynamicTest.dynamicTest(
                        sample.name() + "." + file,
                        () -> Golden.assertMatches(sample.name() + "." + file, renderer.apply(sample.journal()))));
    }

    private record Sample(String name, Journal journal) {}
}
