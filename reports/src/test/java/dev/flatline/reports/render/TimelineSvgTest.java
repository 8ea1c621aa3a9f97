package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.timeline.Axis;
import dev.flatline.reports.timeline.Timeline;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TimelineSvgTest {
    private static final String ID = "a/b";

    @TestFactory
    Stream<DynamicTest> theDrawingIsAsAgreed() {
        return Stream.of("disconnect-writes/cut", "weak-network/signal-loss").flatMap(id -> {
            Timeline timeline = Timeline.of(sample(id));
            String name = id.substring(id.indexOf('/') + 1);
            return Stream.of(
                    DynamicTest.dynamicTest(
                            name + " in order",
                            () -> Golden.assertMatches(
                                    name + ".ordinal.svg", TimelineSvg.standalone(timeline, Axis.ordinal(timeline)))),
                    DynamicTest.dynamicTest(
                            name + " to scale",
                            () -> Golden.assertMatches(
                                    name + ".scaled.svg", TimelineSvg.standalone(timeline, Axis.toScale(timeline)))));
        });
    }

    @Test
    void nothingHappenedIsNoDrawing() {
        Timeline timeline = Timeline.of(run(List.of(), "alice"));

        assertThat(TimelineSvg.render(timeline, Axis.ordinal(timeline))).isEmpty();
        assertThat(TimelineSvg.figure(timeline, Axis.ordinal(timeline))).isEmpty();
    }

    @Test
    void whateverAJournalHoldsTheDrawingIsWellFormedAndHoldsNoElementOfItsMaking() throws Exception {
        for (ScenarioRun run : Samples.journal(Samples.hostile()).scenarios()) {
            Timeline timeline = Timeline.of(run);
            Document drawing = parse(TimelineSvg.standalone(timeline, Axis.ordinal(timeline)));

            assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
            assertThat(drawing.getElementsByTagName("g").getLength()).isPositive();
        }
    }

    @Test
    void everythingStandsWithinTheDrawing() throws Exception {
        for (ScenarioRun run : Samples.journal(Samples.mixed()).scenarios()) {
            Timeline timeline = Timeline.of(run);
            if (timeline.isEmpty()) {
                continue;
            }
            for (Axis axis : List.of(Axis.ordinal(timeline), Axis.toScale(timeline))) {
                Element svg = parse(TimelineSvg.render(timeline, axis)).getDocumentElement();
                double width = Double.parseDouble(svg.getAttribute("width"));
                var circles = svg.getElementsByTagName("circle");
                for (int i = 0; i < circles.getLength(); i++) {
                    double x = Double.parseDouble(((Element) circles.item(i)).getAttribute("cx"));
                    assertThat(x).isBetween(0.0, width);
                }
            }
        }
    }

    @Test
    void whatThereIsNoRoomForIsSaid() {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(EventRecord.of(ID, 1_000, Lane.OBSERVER, EventKind.STATE, "path" + i + " = 1"));
        }
        Timeline some = Timeline.of(run(events.subList(0, 8), "alice"));
        Timeline many = Timeline.of(run(events, "alice"));

        assertThat(TimelineSvg.render(many, Axis.ordinal(many))).contains("2 events are not drawn");
        assertThat(TimelineSvg.render(some, Axis.ordinal(some))).doesNotContain("not drawn");
    }

    @Test
    void marksOfOneMomentOnOneLaneStandBesideEachOther() throws Exception {
        List<EventRecord> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            events.add(EventRecord.of(ID, 1_000, Lane.client("alice"), EventKind.CALL, "n" + i));
        }
        Timeline timeline = Timeline.of(run(events, "alice"));
        Document drawing = parse(TimelineSvg.render(timeline, Axis.ordinal(timeline)));

        var circles = drawing.getElementsByTagName("circle");
        assertThat(IntStream.range(0, circles.getLength())
                        .mapToObj(i -> ((Element) circles.item(i)).getAttribute("cx")))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    static ScenarioRun sample(String id) {
        return Samples.journal(Samples.mixed()).scenarios().stream()
                .filter(run -> run.scenario().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static ScenarioRun run(List<EventRecord> events, String... clients) {
        return new ScenarioRun(
                new ScenarioRecord(ID, "", "", 1, List.of(), List.of(clients), List.of()), events, Optional.empty());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }
}
