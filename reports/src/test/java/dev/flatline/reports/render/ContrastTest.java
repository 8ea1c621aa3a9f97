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
        List<Map<String, Integer>> schemes = schemes("paper");

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

    @Test
    void drawingsAreReadableInBothSchemes() {
        assertThat(schemes("tl-paper")).hasSize(2).allSatisfy(scheme -> {
            for (String ground : List.of("tl-paper", "tl-ground")) {
                for (String text : List.of("tl-ink", "tl-soft")) {
                    assertReadable(scheme, text, ground);
                }
            }
            // Words beside what they are about, which have an edge in the paper's colour, and signs cut out of what
            // they stand on.
            for (String tone : List.of("tl-soft", "tl-fault", "tl-write", "tl-good", "tl-bad")) {
                assertReadable(scheme, tone, "tl-paper");
            }
            assertReadable(scheme, "tl-value-ink", "tl-value");
        });
    }

    /** WCAG 2.2 AA (1.4.11): what is no text but has to be seen stands out by at least 3 to 1. */
    @Test
    void linesOfDrawingsCanBeSeenInBothSchemes() {
        assertThat(schemes("tl-paper")).hasSize(2).allSatisfy(scheme -> {
            for (String ground : List.of("tl-paper", "tl-ground", "tl-fault-tint")) {
                for (String line : List.of("tl-up", "tl-down", "tl-fault", "tl-bad")) {
                    assertThat(contrast(scheme, line, ground))
                            .as("%s on %s", line, ground)
                            .isGreaterThanOrEqualTo(3);
                }
            }
        });
    }

    private static void assertReadable(Map<String, Integer> scheme, String text, String ground) {
        assertThat(contrast(scheme, text, ground)).as("%s on %s", text, ground).isGreaterThanOrEqualTo(4.5);
    }

    private static double contrast(Map<String, Integer> scheme, String one, String other) {
        double a = luminance(colour(scheme, one));
        double b = luminance(colour(scheme, other));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
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

    /** The two blocks of custom properties in a style sheet: each begins with the paper's colour, under this name. */
    private static List<Map<String, Integer>> schemes(String paper) {
        List<Map<String, Integer>> schemes = new ArrayList<>();
        Map<String, Integer> current = new LinkedHashMap<>();
        Matcher colour = COLOUR.matcher(HtmlReport.render(Samples.journal(Samples.green())));
        while (colour.find()) {
            if (colour.group(1).equals(paper)) {
                current = new LinkedHashMap<>();
                schemes.add(current);
            }
            current.put(colour.group(1), Integer.parseInt(colour.group(2), 16));
        }
        return schemes;
    }
}
