package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.journal.EventKind;
import dev.flatline.reports.journal.EventRecord;
import dev.flatline.reports.journal.Header;
import dev.flatline.reports.journal.Lane;
import dev.flatline.reports.journal.ScenarioRecord;
import dev.flatline.reports.journal.ScenarioRun;
import dev.flatline.reports.journal.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class RepeatCommandTest {
    private static final Target REFERENCE = new Target(Target.REFERENCE, Target.REFERENCE, "embedded");

    @Test
    void theDefaultsNeedNoOptions() {
        assertThat(RepeatCommand.of(Header.live("t", 7, 1, REFERENCE, Map.of(), Instant.EPOCH), scenario("a/b")))
                .isEqualTo("./flatline run --run a/b --seed 7");
    }

    @Test
    void whatDiffersFromTheDefaultsIsSaid() {
        Target target = new Target("localhost:9000", "firebase-js", "embedded").withMutant("forgets");

        assertThat(RepeatCommand.of(Header.virtual("t", -1, target, Map.of()), scenario("a/b")))
                .isEqualTo("./flatline run --run a/b --seed -1 --virtual --server localhost:9000 --client firebase-js"
                        + " --mutant forgets");
    }

    @Test
    void anotherProxyThanOursIsSaid() {
        Target target = new Target(Target.REFERENCE, Target.REFERENCE, "http://127.0.0.1:8474");

        assertThat(RepeatCommand.of(Header.live("t", 7, 1, target, Map.of(), Instant.EPOCH), scenario("a/b")))
                .isEqualTo("./flatline run --run a/b --seed 7 --proxy http://127.0.0.1:8474");
    }

    @Test
    void noIdCanBecomeACommandOfItsOwn() {
        assertThat(RepeatCommand.of(Header.virtual("t", 1, REFERENCE, Map.of()), scenario("a'; rm -rf ~ #\n$(x)")))
                .isEqualTo("./flatline run --run 'a'\\''; rm -rf ~ #␊$(x)' --seed 1 --virtual");
    }

    @Test
    void aFileOfOnesOwnIsNamedAndBoundsThatWereStretchedAre() {
        Header header =
                Header.live("t", 7, 2.5, REFERENCE, Map.of(), Instant.EPOCH).withFiles(List.of("a/b.yaml"));

        assertThat(RepeatCommand.of(header, scenario("a/b")))
                .isEqualTo("./flatline run a/b.yaml --seed 7 --time-factor 2.5");
    }

    @Test
    void ofSeveralPlaysTheOneThatIsToldIsRepeated() {
        Header header = Header.virtual("t", 7, REFERENCE, Map.of());
        EventRecord note = EventRecord.of("a/b", 0, Lane.RUN, EventKind.NOTE, "play 3 of 9")
                .withData(JsonNodeFactory.instance.objectNode().put(EventKind.DATA_SEED, 9));

        assertThat(RepeatCommand.of(
                        header, new ScenarioRun(scenario("a/b").scenario(), List.of(note), Optional.empty())))
                .isEqualTo("./flatline run --run a/b --seed 9 --virtual");
    }

    private static ScenarioRun scenario(String id) {
        return new ScenarioRun(
                new ScenarioRecord(id, "", id + ".yaml", 1, List.of(), List.of(), List.of()),
                List.of(),
                Optional.empty());
    }
}
