package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flatline.suite.driver.ClientLiveness;
import dev.flatline.suite.driver.DriverEvent;
import dev.flatline.suite.driver.DriverEvent.ChildChange;
import dev.flatline.suite.driver.DriverEvent.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventEncoderTest {

    static Stream<DriverEvent> events() {
        return Stream.of(
                new DriverEvent.Reply(7, Outcome.acknowledged(), null),
                new DriverEvent.Reply(Long.MAX_VALUE, Outcome.acknowledged(), Map.of("a", List.of(1L, 0.5, true))),
                new DriverEvent.Reply(7, Outcome.rejected("permission_denied", "No."), null),
                new DriverEvent.Connected(true),
                new DriverEvent.Offset(-12.5),
                new DriverEvent.Value("l", null),
                new DriverEvent.Value("l", "x\ny"),
                new DriverEvent.Child("l", ChildChange.REMOVED, "k", 1L),
                new DriverEvent.Cancelled("l", "permission_denied", "No."),
                new DriverEvent.Behaved("set a", Outcome.rejected("x", "y")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsSaidIsUnderstoodAndTheSchemaKnowsIt(DriverEvent event) throws MalformedLineException {
        String line = EventEncoder.event(event);

        assertThat(Decoder.message(line)).isEqualTo(new Decoder.Message.Told(event));
        assertThat(DriverSchema.accepts("message", line)).isTrue();
        assertThat(line).doesNotContain("\n");
    }

    @Test
    void whatIsSkippedIsUnderstoodAndTheSchemaKnowsIt() throws MalformedLineException {
        String line = EventEncoder.skipped(3, "It has no increments.");

        assertThat(Decoder.message(line)).isEqualTo(new Decoder.Message.Lacking(3, "It has no increments."));
        assertThat(DriverSchema.accepts("message", line)).isTrue();
    }

    @Test
    void theSelfDescriptionIsUnderstoodWithAndWithoutItsLiveness() throws MalformedLineException {
        for (ClientLiveness liveness :
                List.of(ClientLiveness.ANSWERS_PINGS, ClientLiveness.silentFor(Duration.ofSeconds(45)))) {
            SelfDescription self = new SelfDescription("d", "1", "s 2", List.of("seed"), liveness);
            String line = EventEncoder.greeting(self);

            assertThat(Decoder.selfDescription(line)).isEqualTo(self);
            assertThat(DriverSchema.accepts("greeting", line)).isTrue();
        }
    }

    @Test
    void onlyARunnerSaysThatADriverIsBroken() {
        assertThatThrownBy(() -> EventEncoder.event(new DriverEvent.Broken("b", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
