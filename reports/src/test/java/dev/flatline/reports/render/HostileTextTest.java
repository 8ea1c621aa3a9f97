package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class HostileTextTest {
    private static final Pattern OUR_COLOURS = Pattern.compile("\u001b\\[(0|2|32|33|35|1;31)m");

    private final Journal hostile = Samples.journal(Samples.hostile());

    @Test
    void noReportHoldsACharacterThatIsObeyedInsteadOfShown() {
        for (String report : List.of(
                ConsoleTable.render(hostile, false),
                OUR_COLOURS.matcher(ConsoleTable.render(hostile, true)).replaceAll(""),
                FailureReport.render(hostile),
                JUnitXml.render(hostile),
                HtmlReport.render(hostile),
                MarkdownSummary.render(hostile),
                MermaidTimeline.render(Timeline.of(hostile.scenarios().get(0))),
                TimelineSvg.render(
                        Timeline.of(hostile.scenarios().get(0)),
                        Axis.ordinal(Timeline.of(hostile.scenarios().get(0)))),
                JsonSummary.render(ReportPage.of(hostile)),
                HistoryLine.render(hostile),
                Badge.svg(hostile),
                Badge.shieldsJson(hostile),
                GitHubAnnotations.render(hostile, source -> source))) {
            assertThat(report.codePoints().filter(c -> c != '\n')).noneMatch(HostileTextTest::isObeyed);
        }
    }

    @Test
    void whatWasTakenAwayIsSeen() {
        assertThat(ConsoleTable.render(hostile, false)).contains("␀␛[31mred", "␍␊␉");
    }

    @Test
    void markupStaysText() throws Exception {
        assertThat(HtmlReport.render(hostile))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp;amp; &quot;&#39;")
                .doesNotContain("<script>alert", "alert(1)</");
        assertThat(DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(JUnitXml.render(hostile))))
                        .getElementsByTagName("failure")
                        .item(0)
                        .getTextContent())
                .contains("<script>alert(1)</script> ]]> &amp; \"'");
    }

    @Test
    void thePageLoadsNothing() {
        assertThat(HtmlReport.render(Samples.journal(Samples.mixed())))
                .contains("default-src 'none'".replace("'", "&#39;"))
                .doesNotContain("http://", "https://", "<script src", "<img", "url(", "@import");
    }

    @Test
    void reportsAreTheSameInEveryLocale() {
        Journal journal = Samples.journal(Samples.mixed());
        String console = ConsoleTable.render(journal, true);
        String html = HtmlReport.render(journal);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(ConsoleTable.render(journal, true)).isEqualTo(console);
            assertThat(HtmlReport.render(journal)).isEqualTo(html);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static boolean isObeyed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
