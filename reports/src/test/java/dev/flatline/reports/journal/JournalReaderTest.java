package dev.flatline.reports.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.reports.Samples;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalReaderTest {
    private static final String HEADER = "{'type':'header','schema':1,'tool':'t','world':'virtual','seed':1,"
            + "'target':{'server':'s','client':'c','proxy':'p'},'boundsMillis':{}}";
    private static final String SCENARIO =
            "{'type':'scenario','id':'a/b','title':'','source':'','line':1,'covers':[],'clients':[],'tags':[]}";
    private static final String EVENT = "{'type':'event','scenario':'a/b','t':0,'lane':'run','kind':'note','text':''}";
    private static final String VERDICT =
            "{'type':'verdict','scenario':'a/b','verdict':'PASS','reason':'','tookMillis':1}";
    private static final String FOOTER = "{'type':'footer','counts':{'PASS':1},'scenarios':1,'exit':0}";

    @Test
    void aJournalWithEveryRecordOnceIsComplete() {
        assertThat(read(HEADER, SCENARIO, EVENT, VERDICT, FOOTER).isComplete()).isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'event'    | 'type':'evnt'         | line 3: unknown type 'evnt'; expected header, scenario, event, verdict or footer",
                "'type':'event',   | ``                    | line 3: 'type' is missing",
                "'kind':'note'     | 'kind':'notr'         | line 3: 'kind': unknown word 'notr'; expected one of call, ack,",
                "'t':0             | 't':'soon'            | line 3: 't': expected a whole number, found \"soon\"",
                "'t':0             | 't':1.5               | line 3: 't': expected a whole number, found 1.5",
                "'t':0             | 't':-1                | line 3: 't' must not be negative, is -1",
                "'t':0             | 't':99999999999999999999 | line 3: 't': expected a whole number, found 99999999999999999999",
                "'t':0             | 't':null              | line 3: 't': expected a whole number, found null",
                "'t':0             | 't':0,'t':1           | line 3: no JSON: Duplicate Object property \"t\"",
                "'lane':'run'      | 'lane':'x:y'          | line 3: 'x:y' is no lane; expected a client's name",
                "'text':''         | 'text':'','stp':2     | line 3: unknown key 'stp'; known here: data, kind, lane,",
                "'text':''         | 'text':'','step':0    | line 3: 'step' counts from 1, is 0",
                "'text':''         | 'text':'','data':[]   | line 3: 'data': expected an object, found []",
                "'text':''}        | 'text':'              | line 3: no JSON: ",
                "'text':''}        | 'text':''} {}         | line 3: no JSON: ",
                "'schema':1        | 'schema':2            | line 1: journal format 2; this program reads format 1.",
                "'proxy':'p'       | 'proxy':'p','x':1     | line 1: unknown key 'x'; known here: client, mutant, proxy, sdk, server",
                "'boundsMillis':{} | 'boundsMillis':{'close':-1} | line 1: bound 'close' must not be negative, is -1",
                "'boundsMillis':{} | 'boundsMillis':{},'timeFactor':2 | line 1: a virtual run has neither 'started' nor 'timeFactor'",
                "'boundsMillis':{} | 'boundsMillis':{},'started':'noon' | line 1: 'started': expected a time such as 2026-01-31T12:00:00Z, found \"noon\"",
                "'world':'virtual' | 'world':'live','timeFactor':0.5 | line 1: 'timeFactor' must be at least 1, not 0.5",
                "'covers':[]       | 'covers':[1]          | line 2: 'covers': expected an array of objects, found 1",
                "'clients':[]      | 'clients':'alice'     | line 2: 'clients': expected an array, found \"alice\"",
                "'id':'a/b'        | 'id':' '              | line 2: a scenario needs an id",
                "'verdict':'PASS'  | 'verdict':'OK'        | line 4: 'verdict': unknown word 'OK'; expected one of PASS, WARN, FAIL,",
                "'tookMillis':1    | 'tookMillis':-1       | line 4: 'tookMillis' must not be negative, is -1",
                "'PASS':1          | 'PASS':1,'GREAT':1    | line 5: unknown key 'GREAT'; known here: FAIL, FLAKY,",
                "'scenarios':1     | 'scenarios':2         | line 5: 'counts' add up to 1, 'scenarios' says 2",
                "'counts':{'PASS'  | 'counts':{'FAIL'      | line 5: footer counts {FAIL=1}, the verdicts are {PASS=1}"
            })
    void aSpoiltLineIsNamedWithWhatWasExpected(String sound, String spoilt, String message) {
        String journal = lines(HEADER, SCENARIO, EVENT, VERDICT, FOOTER);
        assertThat(journal).contains(json(sound));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> JournalReader.read(new StringReader(journal.replace(json(sound), json(spoilt)))))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.line()).hasValue(message.charAt("line ".length()) - '0'));
    }

    @Test
    void recordsOutOfOrderAreNamed() {
        assertRefused("line 1: expected the header first", SCENARIO);
        assertRefused("line 2: a second header", HEADER, HEADER);
        assertRefused("line 2: event of scenario 'a/b', which was not opened", HEADER, EVENT);
        assertRefused("line 3: scenario 'a/b' opened twice", HEADER, SCENARIO, SCENARIO);
        assertRefused("line 4: event of scenario 'a/b' after its verdict", HEADER, SCENARIO, VERDICT, EVENT);
        assertRefused("line 4: verdict of scenario 'a/b' after its verdict", HEADER, SCENARIO, VERDICT, VERDICT);
        assertRefused("line 3: footer while scenario 'a/b' has no verdict", HEADER, SCENARIO, FOOTER);
        assertRefused("line 5: nothing may follow the footer", HEADER, SCENARIO, VERDICT, FOOTER, HEADER);
        assertRefused("line 2: expected a JSON object", HEADER, "", SCENARIO);
        assertRefused("line 2: expected a JSON object", HEADER, "[]");
        assertRefused("the journal is empty; expected a header on its first line");
    }

    @Test
    void aJournalWithoutFooterIsReadAsFarAsItGoesAndNotComplete() {
        Journal journal = read(HEADER, SCENARIO, EVENT);

        assertThat(journal.isComplete()).isFalse();
        assertThat(journal.scenarios()).singleElement().satisfies(run -> {
            assertThat(run.events()).hasSize(1);
            assertThat(run.verdict()).isEmpty();
        });
    }

    @Test
    void aKilledRunMayLeaveItsLastLineTornAnywhere() {
        String whole = Samples.ndjson(Samples.mixed());
        int firstLine = whole.indexOf('\n');
        for (int length = firstLine + 1; length < whole.length() - 1; length += 7) {
            Journal journal = JournalReader.read(new StringReader(whole.substring(0, length)));

            assertThat(journal.isComplete()).isFalse();
        }
    }

    @Test
    void evenWithinACharacter(@TempDir Path directory) throws IOException {
        byte[] bytes = (lines(HEADER, SCENARIO) + json(EVENT).replace("\"text\":\"\"", "\"text\":\"房\""))
                .getBytes(StandardCharsets.UTF_8);
        int withinTheCharacter = bytes.length - "\"}".length() - 1;
        Path file = Files.write(directory.resolve("journal.ndjson"), Arrays.copyOf(bytes, withinTheCharacter));

        assertThat(JournalReader.read(file).scenarios())
                .singleElement()
                .satisfies(run -> assertThat(run.events()).isEmpty());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path directory) {
        Path file = directory.resolve("journal.ndjson");

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> JournalReader.read(file))
                .withMessageContaining("cannot read the journal " + file);
    }

    private static void assertRefused(String message, String... lines) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> read(lines))
                .withMessageStartingWith(message);
    }

    private static Journal read(String... lines) {
        return JournalReader.read(new StringReader(lines(lines)));
    }

    private static String lines(String... lines) {
        return json(lines.length == 0 ? "" : String.join("\n", List.of(lines)) + "\n");
    }

    /** Single quotes keep the tables above readable; those inside messages are left alone. */
    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
