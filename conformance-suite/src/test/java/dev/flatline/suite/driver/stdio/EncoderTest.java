package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.suite.driver.Command;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EncoderTest {

    @TestFactory
    Stream<DynamicTest> eachCommandHasOneLineWhichTheSchemaKnows() {
        return Samples.commands().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.getKey(), () -> {
                    assertThat(Encoder.command(7, sample.getValue())).isEqualTo(sample.getKey());
                    assertThat(DriverSchema.accepts("toDriver", sample.getKey()))
                            .isTrue();
                }));
    }

    @Test
    void everyKindOfCommandIsAmongTheSamples() {
        assertThat(Samples.commands().values().stream().map(Object::getClass).distinct())
                .hasSize(Command.class.getPermittedSubclasses().length);
    }

    @Test
    void theStartSaysAllSettingsAndItsSeedAsText() {
        assertThat(Encoder.start(Samples.ALICE)).isEqualTo(Samples.START);
        assertThat(DriverSchema.accepts("toDriver", Samples.START)).isTrue();
    }

    @Test
    void theStopIsKnownToTheSchema() {
        assertThat(Encoder.STOP).isEqualTo("{\"stop\":true}");
        assertThat(DriverSchema.accepts("toDriver", Encoder.STOP)).isTrue();
    }

    @Test
    void theClockIsSetInMilliseconds() {
        String line = Encoder.clockSkew(Duration.ofSeconds(-90));

        assertThat(line).isEqualTo("{\"clockSkewMillis\":-90000}");
        assertThat(DriverSchema.accepts("toDriver", line)).isTrue();
    }

    @Test
    void aLineFeedInsideAValueDoesNotEndTheLine() {
        assertThat(Encoder.command(1, new Command.SetValue("a", "x\ny"))).doesNotContain("\n");
    }
}
