package dev.flatline.reports.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalRoundTripTest {
    @Test
    void aJournalReadBackHoldsWhatWasWritten() {
        for (List<JournalRecord> written : List.of(Samples.green(), Samples.mixed(), Samples.hostile())) {
            Journal journal = Samples.journal(written);

            assertThat(journal.header()).isEqualTo(written.get(0));
            assertThat(journal.footer()).contains((Footer) written.get(written.size() - 1));
            assertThat(journal.scenarios())
                    .extracting(ScenarioRun::scenario)
                    .containsExactlyElementsOf(only(ScenarioRecord.class, written));
            assertThat(journal.scenarios())
                    .flatExtracting(ScenarioRun::events)
                    .containsExactlyElementsOf(only(EventRecord.class, written));
            assertThat(journal.verdicts()).containsExactlyElementsOf(only(VerdictRecord.class, written));
        }
    }

    @Test
    void keysComeInTheOrderOfTheSchema() {
        assertThat(Samples.ndjson(Samples.green()).lines().limit(4))
                .containsExactly(
                        "{\"type\":\"header\",\"schema\":1,\"tool\":\"flatline 0.1.0\",\"world\":\"virtual\",\"seed\":7,"
                                + "\"target\":{\"server\":\"reference\","
                                + "\"client\":\"reference\",\"proxy\":\"embedded\"},"
                                + "\"boundsMillis\":{\"close\":500,\"detection\":3200,\"settle\":1000},\"files\":[\"my/own.yaml\"]}",
                        "{\"type\":\"scenario\",\"id\":\"disconnect-writes/set\","
                                + "\"title\":\"Scenario disconnect-writes/set keeps its promise\","
                                + "\"source\":\"disconnect-writes/set.yaml\",\"line\":1,\"covers\":[{\"id\":\"OD-01\","
                                + "\"level\":\"MUST\",\"subject\":\"server\","
                                + "\"statement\":\"A disconnect write runs when the client leaves.\",\"check\":\"\"}],"
                                + "\"clients\":[\"alice\"],\"tags\":[]}",
                        "{\"type\":\"event\",\"scenario\":\"disconnect-writes/set\",\"t\":0,\"lane\":\"alice\","
                                + "\"kind\":\"connected\",\"text\":\"connected\",\"data\":{\"connected\":true}}",
                        "{\"type\":\"verdict\",\"scenario\":\"disconnect-writes/set\",\"verdict\":\"PASS\","
                                + "\"reason\":\"\",\"tookMillis\":1042}");
    }

    @Test
    void everyLineIsSafeToPrint() {
        assertThat(Samples.ndjson(Samples.hostile()).codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR);
    }

    private static <T> List<T> only(Class<T> type, List<JournalRecord> records) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
