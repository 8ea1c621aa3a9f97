package dev.flatline.reports.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.reports.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
    private static final Header HEADER = Header.virtual("t", 1, new Target("s", "c", "p"), Map.of());

    @Test
    void everyRecordIsOnDiskBeforeTheNextIsWritten(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("out").resolve("journal.ndjson");
        List<JournalRecord> records = Samples.green();
        try (JournalWriter writer = JournalWriter.create(file)) {
            for (int written = 1; written <= records.size(); written++) {
                writer.write(records.get(written - 1));
                assertThat(Files.readString(file)).endsWith("\n").hasLineCount(written);
            }
        }
        assertThat(JournalReader.read(file)).isEqualTo(Samples.journal(records));
    }

    @Test
    void equalRunsGiveEqualBytesWhateverTheOrderOfTheirMaps() {
        Map<String, Long> forward = new LinkedHashMap<>();
        Map<String, Long> backward = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            forward.put("bound" + i, 1L);
            backward.put("bound" + (19 - i), 1L);
        }
        assertThat(Samples.ndjson(List.of(Header.virtual("t", 1, HEADER.target(), forward))))
                .isEqualTo(Samples.ndjson(List.of(Header.virtual("t", 1, HEADER.target(), backward))));
    }

    @Test
    void aRecordOutOfPlaceIsRefusedAndNotWritten() {
        StringWriter text = new StringWriter();
        try (JournalWriter writer = new JournalWriter(text)) {
            writer.write(HEADER);
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> writer.write(VerdictRecord.of("a", Verdict.PASS, "", 1)))
                    .withMessage("record out of place: verdict of scenario 'a', which was not opened");
        }
        assertThat(text.toString()).hasLineCount(1);
    }

    @Test
    void aFullDiskIsAnErrorAndNotALog() {
        Writer full = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        try (JournalWriter writer = new JournalWriter(full)) {
            assertThatExceptionOfType(JournalException.class)
                    .isThrownBy(() -> writer.write(HEADER))
                    .withMessage("cannot write the journal: No space left on device");
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file")).resolve("journal.ndjson");

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> JournalWriter.create(file))
                .withMessageContaining("cannot create the journal " + file);
    }

    @Test
    void scenariosThatRunSideBySideNeverTearALine() throws Exception {
        StringWriter text = new StringWriter();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (JournalWriter writer = new JournalWriter(text)) {
            writer.write(HEADER);
            List<Future<?>> scenarios = new ArrayList<>();
            for (String id : List.of("a", "b", "c", "d")) {
                scenarios.add(threads.submit(() -> runScenario(writer, id)));
            }
            for (Future<?> scenario : scenarios) {
                scenario.get();
            }
            writer.write(Footer.of(Collections.nCopies(4, Verdict.PASS), false));
        } finally {
            threads.shutdownNow();
        }
        Journal journal = JournalReader.read(new StringReader(text.toString()));
        assertThat(journal.isComplete()).isTrue();
        assertThat(journal.scenarios())
                .hasSize(4)
                .allSatisfy(run -> assertThat(run.events())
                        .extracting(EventRecord::timeMicros)
                        .hasSize(200)
                        .isSorted());
    }

    private static void runScenario(JournalWriter writer, String id) {
        writer.write(new ScenarioRecord(id, "", "", 1, List.of(), List.of(), List.of()));
        for (int t = 0; t < 200; t++) {
            writer.write(EventRecord.of(id, t, Lane.RUN, EventKind.NOTE, "tick"));
        }
        writer.write(VerdictRecord.of(id, Verdict.PASS, "", 1));
    }
}
