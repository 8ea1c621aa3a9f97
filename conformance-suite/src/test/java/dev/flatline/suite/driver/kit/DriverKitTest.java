package dev.flatline.suite.driver.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flatline.suite.driver.kit.CheckResult.Outcome;
import dev.flatline.suite.driver.stdio.BundledDrivers;
import dev.flatline.suite.driver.stdio.DriverCommand;
import dev.flatline.suite.driver.stdio.OfficialSdk;
import dev.flatline.suite.driver.stdio.UnavailableDriverException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit passes the drivers that we ship, and finds what is wrong with broken ones: edited copies of the reference client's. */
class DriverKitTest {

    /** Starting a process takes long on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @AfterEach
    void noProcessIsLeft() {
        await().until(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greeting", "push", "behaviours", "clockJump", "unknown command", "malformed line", "stop"})
    void theReferenceClientAsAProcessDoesWhatThePageSays(String check) {
        assertThat(check(BundledDrivers.locate().command("reference-process", note -> {}), check::equals))
                .hasSize(1)
                .allMatch(result -> result.outcome() == Outcome.RIGHT);
    }

    @Test
    void anOfficialSdkDoesWhatThePageSays() {
        assertThat(check(OfficialSdk.command("firebase-js"))).allMatch(result -> result.outcome() == Outcome.RIGHT);
    }

    @Tag("full")
    @ParameterizedTest
    @ValueSource(strings = {"reference-process", "firebase-js-8", "firebase-admin", "wilddog-js", "wilddog-js-0.7"})
    void allDriversDoWhatThePageSays(String driver) {
        DriverCommand command = driver.equals("reference-process")
                ? BundledDrivers.locate().command(driver, note -> {})
                : OfficialSdk.command(driver);
        assertThat(check(command)).allMatch(result -> result.outcome() != Outcome.WRONG);
    }

    @Test
    void aDriverThatDoesNotGreetIsAskedForNothingMore() {
        assertThat(check(edited("s/\"flatline\":1/\"flatline\":2/"), name -> true))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.name()).isEqualTo("greeting");
                    assertThat(result.outcome()).isEqualTo(Outcome.WRONG);
                    assertThat(result.reason())
                            .isEqualTo("It speaks version 2 of the driver protocol; this Flatline speaks version 1");
                    assertThat(result.lines()).hasSize(1);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            start            | s/"event":"offset","millis"/"event":"log","text":"","x"/ | printed a line with an unexpected field "x"
            start            | /"event":"offset"/d                                  | It did not tell the offset within
            set              | s/"acked":true/"acked":false,"code":"c","message":"m"/ | It answered that it was refused: c m
            push             | s/"value":"-/"value":"x-/                            | The server holds
            get              | s/"value":{"b":1}/"value":{"b":2}/                   | The value is {b=2}, not {b=1}
            listen to a value | /"event":"value"/d                                   | It answered before it told the value
            many at once     | s/"id":7/"id":6/                                     | It answered the command 6, which
            refusal          | s/permission_denied/PERMISSION_DENIED/               | The code is PERMISSION_DENIED
            clockSkew        | s/"millis":-/"millis":/                              | It did not tell an offset of about -1 h
            unknown command  | s/"skipped"/"acked":false,"code":"c","message"/      | It answered as if it knew the command
            malformed line   | /nothing/d                                           | Its exit code is 0
            """)
    void whatIsWrongWithADriverIsFound(String check, String edit, String reason) {
        assertThat(check(edited(edit), check::equals)).singleElement().satisfies(result -> {
            assertThat(result.outcome()).isEqualTo(Outcome.WRONG);
            assertThat(result.reason()).contains(reason);
            assertThat(result.lines()).hasSizeGreaterThan(1);
        });
    }

    @Test
    void whatADriverDoesNotNameIsLeftOut() {
        assertThat(check(edited("s/\"transaction\"/\"flying\"/"), "transaction"::equals))
                .extracting(CheckResult::outcome)
                .containsExactly(Outcome.LEFT_OUT);
    }

    @Test
    void whatCannotBeStartedIsRefused() {
        assertThatThrownBy(() -> check(DriverCommand.of(folder, "no-such-program"), name -> true))
                .isInstanceOf(UnavailableDriverException.class)
                .hasMessageContaining("no-such-program");
    }

    private DriverCommand edited(String sed) {
        DriverCommand reference = BundledDrivers.locate().command("reference-process", note -> {});
        String line = String.join(
                " ", reference.line().stream().map(word -> "'" + word + "'").toList());
        return new DriverCommand(List.of("sh", "-c", line + " | sed -u '" + sed + "'"), folder, Map.of());
    }

    private static List<CheckResult> check(DriverCommand command) {
        return check(command, name -> true);
    }

    private static List<CheckResult> check(DriverCommand command, Predicate<String> names) {
        return DriverKit.check(command, PATIENCE, names, result -> {});
    }
}
