package dev.flatline.suite.driver.stdio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

    private static final String GREETING = "< " + Samples.GREETING;

    @Test
    void theConversationOnThePageIsRight() throws IOException {
        List<String> conversation = Files.readAllLines(Path.of("drivers", "README.md")).stream()
                .filter(line -> line.matches(" {4}[<>] \\{.*"))
                .toList();

        assertThat(conversation).hasSizeGreaterThan(8);
        assertThat(Transcript.check(conversation)).isEmpty();
    }

    @Test
    void theOffendingLineIsShownWithItsNumberAndItsSpeaker() {
        assertThat(Transcript.check(List.of(
                        GREETING,
                        "",
                        "> {\"id\":1,\"do\":\"get\"}",
                        "Listening...",
                        "{\"event\":\"log\",\"text\":\"fine\"}")))
                .containsExactly(
                        new Transcript.Fault(
                                3,
                                "{\"id\":1,\"do\":\"get\"}",
                                "runner",
                                "sent a line without the field \"path\": {\"id\":1,\"do\":\"get\"}"),
                        new Transcript.Fault(
                                4,
                                "Listening...",
                                "driver",
                                "printed a line that is not a JSON object: Listening... (standard output is for the"
                                        + " protocol; anything else belongs on standard error)"));
    }

    @Test
    void answersThatNobodyWaitsForAreShown() {
        assertThat(Transcript.check(List.of(
                        GREETING,
                        "> {\"id\":1,\"do\":\"goOffline\"}",
                        "< {\"id\":1,\"acked\":true}",
                        "< {\"id\":1,\"skipped\":\"twice\"}")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(4))
                .satisfies(fault -> assertThat(fault.breach()).contains("does not wait for an answer"));
    }

    @Test
    void whoDoesNotGreetIsShown() {
        assertThat(Transcript.check(List.of("{\"event\":\"connected\",\"value\":true}")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.breach()).contains("did not begin with its self-description"));
    }
}
