package dev.flatline.suite.bench;

import java.util.Locale;

/** Numbers as a person reads them: three digits that count, and thousands apart. */
final class Figures {

    private Figures() {}

    static String text(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 100 || magnitude == Math.rint(magnitude)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, magnitude >= 10 ? "%.1f" : magnitude >= 1 ? "%.2f" : "%.3f", value);
    }
}
