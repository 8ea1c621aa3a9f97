package dev.flatline.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flatline.reports.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2 AA (1.4.3): text stands out from its ground by at least 4.5 to 1, in light and in dark. */
class ContrastTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    @Test
    void textIsReadableInBothSchemes() {
        List<Map<String, Integer>> schemes = schemes();

        assertThat(schemes).hasSize(2).allSatisfy(scheme -> {
            for (String ground : List.of("paper", "sheet")) {
                for (String text : List.of("ink", "soft", "good", "caution", "bad", "undecided", "quiet")) {
                    assertReadable(scheme, text, ground);
                }
            }
            for (String tone : List.of("good", "caution", "bad", "undecided", "quiet")) {
                assertReadable(scheme, tone, tone + "-tint");
            }
            assertReadable(scheme, "paper", "bad");
            assertReadable(scheme, "ink", "quiet-tint");
        });
    }

    private static void assertReadable(Map<String, Integer> scheme, String text, String ground) {
        double a = luminance(colour(scheme, text));
        double b = luminance(colour(scheme, ground));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
                .as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(4.5);
    }

    private static int colour(Map<String, Integer> scheme, String name) {
        return Optional.ofNullable(scheme.get(name)).orElseThrow(() -> new AssertionError("no colour " + name));
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The two blocks of custom properties in the style sheet: each begins with the paper's colour. */
    private static List<Map<String, Integer>> schemes() {
        List<Map<String, Integer>> schemes = new ArrayList<>();
        Map<String, Integer> current = new LinkedHashMap<>();
        Matcher colour = COLOUR.matcher(HtmlReport.render(Samples.journal(Samples.green())));
        while (colour.find()) {
            if (colour.group(1).equals("paper")) {
                current = new LinkedHashMap<>();
                schemes.add(current);
            }
            current.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return schemes;
    }
}
