package dev.flatline.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventData;
import dev.flatline.suite.driver.DriverEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class WiretapTest {
    private static final String ALICE = "alice";

    private final Recorder recorder = new Recorder("a/b");
    private final Wiretap wiretap = new Wiretap(recorder);

    @Test
    void aMessageIsPutTogetherFromItsTwoEnds() {
        wiretap.connected(ALICE);
        recorder.enter(2, "- wait: 1\n");
        atClient(true, "set", 10);
        recorder.enter(3, "- wait: 1\n");
        wiretap.atServer(ALICE, 1, true, "set", 25);
        wiretap.atServer(ALICE, 1, false, "ok", 26);
        atClient(false, "ok", 40);

        assertThat(written()).containsExactly("10 up 10>25 set", "26 down 26>40 ok");
        assertThat(recorder.events().get(0).step()).hasValue(2);
    }

    @Test
    void whatDoesNotArriveIsSaidNotToHave() {
        wiretap.connected(ALICE);
        atClient(true, "a", 1);
        wiretap.atServer(ALICE, 1, true, "a", 2);
        atClient(true, "b", 3);

        assertThat(written()).containsExactly("1 up 1>2 a", "3 up 3>- b");
    }

    @Test
    void equalMessagesOfOneConnectionArriveInTheirOrder() {
        wiretap.connected(ALICE);
        atClient(true, "x", 1);
        atClient(true, "x", 2);
        wiretap.atServer(ALICE, 1, true, "x", 11);
        wiretap.atServer(ALICE, 1, true, "x", 12);

        assertThat(written()).containsExactly("1 up 1>11 x", "2 up 2>12 x");
    }

    @Test
    void whatWasLostOnOneConnectionDoesNotArriveOnTheNext() {
        wiretap.connected(ALICE);
        atClient(true, "x", 1);
        wiretap.connected(ALICE);
        atClient(true, "hello", 20);
        wiretap.atServer(ALICE, 2, true, "hello", 21);
        atClient(true, "x", 22);
        wiretap.atServer(ALICE, 2, true, "x", 23);

        assertThat(written()).containsExactly("1 up 1>- x", "20 up 20>21 hello", "22 up 22>23 x");
    }

    @Test
    void aClientThatNeverTellsIsNotSaidToHaveLostAnything() {
        wiretap.connected(ALICE);
        wiretap.atServer(ALICE, 1, true, "set", 5);
        wiretap.atServer(ALICE, 1, false, "ok", 6);

        assertThat(written()).containsExactly("5 up ->5 set", "6 down 6>? ok");
    }

    @Test
    void aLongMessageIsCutButNotWithinACharacter() {
        wiretap.connected(ALICE);
        atClient(true, "x".repeat(399) + "\uD83D\uDE00", 1);
        wiretap.writeDown();

        assertThat(recorder.events())
                .singleElement()
                .satisfies(event -> assertThat(event.text()).isEqualTo("x".repeat(399) + "…"));
    }

    private void atClient(boolean up, String text, long atMicros) {
        wiretap.take(ALICE, new DriverEvent.Message(up, text), atMicros);
    }

    private List<String> written() {
        wiretap.writeDown();
        return recorder.events().stream()
                .map(event -> {
                    var data = event.data();
                    String missing = data.path(EventData.UNTOLD).asBoolean(false) ? "?" : "-";
                    return event.timeMicros() + (data.path(EventData.UP).asBoolean() ? " up " : " down ")
                            + data.path(EventData.SENT).asString("-") + ">"
                            + data.path(EventData.RECEIVED).asString(missing) + " " + event.text();
                })
                .toList();
    }
}
