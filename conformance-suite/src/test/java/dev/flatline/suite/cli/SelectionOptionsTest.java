package dev.flatline.suite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which scenarios are left by the options, seen through {@code --list}. */
class SelectionOptionsTest {

    @Test
    void aListNamesScenariosWithLevelRequirementsAndTagsAndPlaysNothing() {
        FlatlineCli flatline = new FlatlineCli();

        assertThat(flatline.run("run", "--list", "--run", "disconnect-writes/cut"))
                .isZero();
        assertThat(flatline.out()).matches("disconnect-writes/cut  MUST    OD-02 .*\\[core]\n\n1 scenario\\.\n");
    }

    @Test
    void withoutOptionsEverythingIsThere() {
        assertThat(listed()).hasSizeGreaterThan(50).isSorted();
    }

    @Test
    void skipTakesAwayWhatRunHasChosen() {
        List<String> all = listed("--run", "disconnect-writes/*");

        assertThat(listed("--run", "disconnect-writes", "--skip", "**/cut", "--skip", "disconnect-writes/remove"))
                .isNotEmpty()
                .isSubsetOf(all)
                .doesNotContain("disconnect-writes/cut", "disconnect-writes/remove");
    }

    @Test
    void tagsAreGlobsAndOneOfThemIsEnough() {
        List<String> presence = listed("--tags", "presence");

        assertThat(presence).isNotEmpty();
        assertThat(listed("--tags", "pres*")).isEqualTo(presence);
        assertThat(listed("--tags", "presence,core"))
                .containsAll(presence)
                .hasSizeGreaterThan(presence.size())
                .hasSizeLessThan(listed().size());
    }

    @Test
    void aLevelLeavesTheScenariosThatAreAboutPromisesAtLeastThatBinding() {
        List<String> musts = listed("--level", "must");

        assertThat(musts).isNotEmpty().hasSizeLessThan(listed().size());
        assertThat(listed("--level", "SHOULD")).containsAll(musts);
        assertThat(listed("--level", "may")).isEqualTo(listed());
    }

    @Test
    void shardsHoldEveryScenarioOnce() {
        List<String> together = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            List<String> shard = listed("--shard", part + "/4");
            assertThat(shard).hasSizeBetween(listed().size() / 8, listed().size() / 2);
            together.addAll(shard);
        }

        assertThat(together).containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void aScenarioKeepsItsShardWhateverElseThereIs() {
        // Values that must never change: build servers rely on them from one version to the next.
        assertThat(IntStream.rangeClosed(1, 4).filter(part -> new Shard(part, 4).holds("disconnect-writes/cut")))
                .containsExactly(1);
        assertThat(listed("--run", "disconnect-writes/cut", "--shard", "1/4")).containsExactly("disconnect-writes/cut");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --skip nothing/such                        | no scenario matches --skip 'nothing/such'.
            --skip disconect-writes/cut                | Did you mean 'disconnect-writes/cut'?
            --skip **                                  | --skip leaves no scenario out of
            --skip [                                   | --skip '[' is not a glob
            --tags presense                            | --tags 'presense' is unknown. Did you mean 'presence'?
            --tags [                                   | Write something like 'core' or 'pres*'
            --run disconnect-writes/cut --tags presence | --tags presence leaves no scenario out of 1.
            --level most                               | Invalid value for option '--level'
            --shard 5/4                                | --shard wants I/N with I from 1 to N, such as 1/4, not '5/4'.
            --shard 0/4                                | --shard wants I/N
            --shard half                               | not 'half'
            --run disconnect-writes/cut --shard 2/4    | no scenario is left by --shard 2/4, out of 1.
            """)
    void whatLeavesNothingOrMakesNoSenseIsAnError(String options, String told) {
        FlatlineCli flatline = new FlatlineCli();

        assertThat(flatline.run(("run --list " + options).split(" ", -1))).isEqualTo(UserError.EXIT);
        assertThat(flatline.err()).contains(told);
    }

    private static List<String> listed(String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--list"));
        words.addAll(List.of(options));
        FlatlineCli flatline = new FlatlineCli();
        assertThat(flatline.run(words.toArray(String[]::new))).isZero();
        return flatline.out()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }
}
