package dev.flatline.reports.render;

import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Journal;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.VerdictRecord;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run as JUnit XML, in the shape that Jenkins, GitLab and their kin read: a suite per first part of the scenario ids, a
 * case per scenario. FAIL, FLAKY and UNEXPECTED-PASS are failures (WARN too after a strict run); HARNESS-ERROR,
 * INCONCLUSIVE and a missing verdict are errors; KNOWN-FAIL, SKIPPED and UNTESTABLE are skipped with their reason. A
 * journal that is not complete gets a case of its own that fails, so that it cannot be taken for green.
 */
public final class JUnitXml {
    private static final String RUN_SUITE = "flatline";

    private final Header header;
    private final boolean strict;
    private final XMLStreamWriter xml;

    private JUnitXml(Header header, boolean strict, XMLStreamWriter xml) {
        this.header = header;
        this.strict = strict;
        this.xml = xml;
    }

    /** The whole document. */
    public static String render(Journal journal) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(journal.header(), Strictness.of(journal), xml).document(journal);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory failed", e);
        }
        return text.toString();
    }

    private void document(Journal journal) throws XMLStreamException {
        Map<String, List<ScenarioRun>> suites = new LinkedHashMap<>();
        for (ScenarioRun run : journal.scenarios()) {
            suites.computeIfAbsent(suite(run), name -> new ArrayList<>()).add(run);
        }
        Tally all = Tally.of(journal.scenarios(), strict);
        if (!journal.isComplete()) {
            all = all.plusError();
        }
        xml.writeStartDocument("UTF-8", "1.0");
        open(0, "testsuites");
        attribute("name", header.tool());
        tally(all);
        for (Map.Entry<String, List<ScenarioRun>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        if (!journal.isComplete()) {
            unfinished(journal);
        }
        close(0);
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private static String suite(ScenarioRun run) {
        String id = run.scenario().id();
        int slash = id.indexOf('/');
        return slash > 0 ? id.substring(0, slash) : id;
    }

    private void suite(String name, List<ScenarioRun> runs) throws XMLStreamException {
        open(1, "testsuite");
        attribute("name", name);
        tally(Tally.of(runs, strict));
        if (header.started().isPresent()) {
            attribute("timestamp", header.started().get().toString());
        }
        open(2, "properties");
        property("world", header.world().word());
        property("seed", Long.toString(header.seed()));
        property("setting", Setting.parts(header.target()));
        property("bounds", Setting.bounds(header));
        close(2);
        for (ScenarioRun run : runs) {
            testcase(name, run);
        }
        close(1);
    }

    private void property(String name, String value) throws XMLStreamException {
        indent(3);
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testcase(String suite, ScenarioRun run) throws XMLStreamException {
        String requirements = Requirements.ids(run.scenario());
        open(2, "testcase");
        attribute("classname", suite);
        attribute("name", run.scenario().id() + (requirements.isEmpty() ? "" : " [" + requirements + "]"));
        attribute("time", Durations.seconds(Tally.tookMillis(run)));
        outcome(run);
        close(2);
    }

    private void outcome(ScenarioRun run) throws XMLStreamException {
        String type = run.verdict().map(given -> given.verdict().word()).orElse("NO-VERDICT");
        String reason = run.verdict().map(VerdictRecord::reason).orElse("the run did not finish");
        switch (Outcome.of(run, strict)) {
            case PASSED -> timeline(run);
            case SKIPPED -> {
                indent(3);
                xml.writeEmptyElement("skipped");
                attribute("message", type + ": " + reason);
                timeline(run);
            }
            case FAILED -> problem("failure", type, reason, FailureReport.render(header, run));
            case ERROR -> problem("error", type, reason, FailureReport.render(header, run));
        }
    }

    private void timeline(ScenarioRun run) throws XMLStreamException {
        String timeline = TextTimeline.render(run);
        if (!timeline.isEmpty()) {
            indent(3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(timeline);
            xml.writeEndElement();
        }
    }

    /** The body holds the timeline, so that what a reader opens first has all of it. */
    private void problem(String element, String type, String reason, String body) throws XMLStreamException {
        indent(3);
        xml.writeStartElement(element);
        attribute("message", reason);
        attribute("type", type);
        xml.writeCharacters(body);
        xml.writeEndElement();
    }

    private void unfinished(Journal journal) throws XMLStreamException {
        open(1, "testsuite");
        attribute("name", RUN_SUITE);
        tally(new Tally(0, 0, 0, 0, 0).plusError());
        open(2, "testcase");
        attribute("classname", RUN_SUITE);
        attribute("name", "the run finished");
        attribute("time", Durations.seconds(0));
        problem("error", "INVALID", "the run did not finish", ClosingSentence.of(journal));
        close(2);
        close(1);
    }

    private void tally(Tally tally) throws XMLStreamException {
        attribute("tests", Integer.toString(tally.tests()));
        attribute("failures", Integer.toString(tally.failures()));
        attribute("errors", Integer.toString(tally.errors()));
        attribute("skipped", Integer.toString(tally.skipped()));
        attribute("time", Durations.seconds(tally.millis()));
    }

    private void open(int depth, String name) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(name);
    }

    private void close(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Printable.line(value));
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
