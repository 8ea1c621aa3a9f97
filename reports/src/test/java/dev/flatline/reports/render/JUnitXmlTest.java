package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.ExitCode;
import dev.flatline.reports.journal.Footer;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.JournalRecord;
import dev.flatline.reports.journal.Verdict;
import dev.flatline.reports.journal.VerdictRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitXmlTest {
    @Test
    void everyVerdictBecomesWhatABuildServerShouldShow() throws Exception {
        Element root = parse(Samples.journal(Samples.mixed())).getDocumentElement();

        assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(10);
        assertThat(types(root, "failure")).containsExactly("FAIL", "UNEXPECTED-PASS", "FLAKY");
        assertThat(types(root, "error")).containsExactly("INCONCLUSIVE", "HARNESS-ERROR");
        assertThat(root.getElementsByTagName("skipped").getLength()).isEqualTo(3);
    }

    @Test
    void theSumsAreThoseOfTheCases() throws Exception {
        for (List<JournalRecord> records : List.of(Samples.green(), Samples.mixed(), Samples.cutShort())) {
            Element root = parse(Samples.journal(records)).getDocumentElement();

            for (var counted : Map.of(
                            "testcase", "tests", "failure", "failures", "error", "errors", "skipped", "skipped")
                    .entrySet()) {
                assertThat(root.getAttribute(counted.getValue()))
                        .as(counted.getValue())
                        .isEqualTo(Integer.toString(
                                root.getElementsByTagName(counted.getKey()).getLength()));
            }
        }
    }

    @Test
    void aRunThatDidNotFinishIsNotGreen() throws Exception {
        List<JournalRecord> green = Samples.green();
        Element root =
                parse(Samples.journal(green.subList(0, green.size() - 1))).getDocumentElement();

        assertThat(types(root, "error")).containsExactly("INVALID");
    }

    @Test
    void aWarningFailsOnlyAfterAStrictRun() throws Exception {
        assertThat(types(parse(warned(false)).getDocumentElement(), "failure")).isEmpty();
        assertThat(types(parse(warned(true)).getDocumentElement(), "failure")).containsExactly("WARN");
    }

    private static Journal warned(boolean strict) {
        List<JournalRecord> records = new ArrayList<>(Samples.green().subList(0, 2));
        records.add(VerdictRecord.of("disconnect-writes/set", Verdict.WARN, "late", 1));
        Footer footer = Footer.of(List.of(Verdict.WARN), strict);
        assertThat(footer.exit()).isEqualTo((strict ? ExitCode.FAILED : ExitCode.OK).number());
        records.add(footer);
        return Samples.journal(records);
    }

    private static List<String> types(Element root, String element) {
        List<String> types = new ArrayList<>();
        var found = root.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            types.add(((Element) found.item(i)).getAttribute("type"));
        }
        return types;
    }

    private static Document parse(Journal journal) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(JUnitXml.render(journal).getBytes(StandardCharsets.UTF_8)));
    }
}
