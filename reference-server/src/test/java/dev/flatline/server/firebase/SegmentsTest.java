package dev.flatline.server.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flatline.server.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Segments (spec 1.4)")
class SegmentsTest {
    private final SegmentReader reader = new SegmentReader(100_000);

    @Test
    void ofAnnouncedCountAreConcatenatedWhateverTheyHold() {
        assertThat(reader.read("3")).isEmpty();
        assertThat(reader.read("0")).isEmpty();
        assertThat(reader.read("")).isEmpty();
        assertThat(reader.read("{}")).contains("0{}");
        assertThat(reader.read("{}")).contains("{}");
    }

    @Test
    void ofACountOfOneAreOneMessage() {
        assertThat(reader.read("1")).isEmpty();
        assertThat(reader.read("5")).contains("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "000000"})
    void ofACountOfZeroAreAKeepalive(String keepalive) {
        assertThat(reader.read(keepalive)).isEmpty();
        assertThat(reader.read("{}")).contains("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "-1", "1.5", "1e3", "{}"})
    void areNotAnnouncedByAnythingButSixDigits(String text) {
        assertThat(reader.read(text)).contains(text);
    }

    @Test
    void areLimitedInTotal() {
        reader.read("999999");
        reader.read("x".repeat(60_000));

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> reader.read("x".repeat(60_000)))
                .withMessage("message is longer than 100000 characters");
    }

    @Test
    void areOneFrameUpTo16384Units() {
        assertThat(SegmentWriter.write("x".repeat(16_384)).frames()).hasSize(1);
        assertThat(frames("x".repeat(16_385))).containsExactly("2", "x".repeat(16_384), "x");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void surviveTheRoundTripWhateverCodePointsTheyHold(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("{");
        while (text.length() < 60_000) {
            text.appendCodePoint(random.nextBoolean() ? 0x1F600 + random.nextInt(50) : 'a' + random.nextInt(26));
        }

        List<String> frames = frames(text.toString());

        Optional<String> message = Optional.empty();
        for (String frame : frames) {
            assertThat(frame.length()).isLessThanOrEqualTo(16_384);
            message = reader.read(frame);
        }
        assertThat(message).contains(text.toString());
    }

    private static List<String> frames(String text) {
        return SegmentWriter.write(text).frames().stream()
                .map(frame -> new String(frame, StandardCharsets.UTF_8))
                .toList();
    }
}
