package dev.flatline.reports.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where on a drawing each moment stands, counted in slots: the room that one mark takes. Between moments it is
 * linear, so that every time has a place, even one at which nothing happened.
 */
public final class Axis {
    /** Shorter gaps are the normal pace of a network. */
    public static final long SILENCE_MICROS = 250_000;

    private static final double FOLD_SLOTS = 5.5;

    /** A drawing to scale is about as long as one in order, but neither a dot nor a wall. */
    private static final double SCALED_SLOTS_MIN = 40;

    private static final double SCALED_SLOTS_MAX = 90;

    private final long[] moments;
    private final double[] slots;
    private final double length;
    private final List<Fold> folds;

    private Axis(long[] moments, double[] slots, double length, List<Fold> folds) {
        this.moments = moments;
        this.slots = slots;
        this.length = length;
        this.folds = List.copyOf(folds);
    }

    /** Every moment as far from the next as every other, so that nothing hides behind anything; silences are folded. */
    public static Axis ordinal(Timeline timeline) {
        Moments all = Moments.of(timeline);
        long[] moments = all.micros();
        int[] widths = all.widths();
        double[] slots = new double[moments.length];
        List<Fold> folds = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < moments.length; i++) {
            if (i > 0) {
                at += widths[i - 1];
                if (isSilence(moments, i)) {
                    double begin = at - 0.5;
                    at += FOLD_SLOTS;
                    folds.add(new Fold(moments[i - 1], moments[i], begin, at - 0.5));
                }
            }
            slots[i] = at;
        }
        double length = moments.length == 0 ? 0 : at + widths[moments.length - 1];
        return new Axis(moments, slots, length, folds);
    }

    /** Distances are durations, but for silences, which are folded. */
    public static Axis toScale(Timeline timeline) {
        Moments all = Moments.of(timeline);
        long[] moments = all.micros();
        long busyMicros = 0;
        for (int i = 1; i < moments.length; i++) {
            busyMicros += isSilence(moments, i) ? 0 : moments[i] - moments[i - 1];
        }
        double length = Math.min(Math.max(moments.length, SCALED_SLOTS_MIN), SCALED_SLOTS_MAX);
        double perMicro = busyMicros == 0 ? 0 : length / busyMicros;
        double[] slots = new double[moments.length];
        List<Fold> folds = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < moments.length; i++) {
            if (i > 0 && isSilence(moments, i)) {
                folds.add(new Fold(moments[i - 1], moments[i], at + 0.5, at + FOLD_SLOTS + 0.5));
                at += FOLD_SLOTS + 1;
            } else if (i > 0) {
                at += (moments[i] - moments[i - 1]) * perMicro;
            }
            slots[i] = at;
        }
        return new Axis(moments, slots, at + 1, folds);
    }

    private static boolean isSilence(long[] moments, int i) {
        return moments[i] - moments[i - 1] >= SILENCE_MICROS;
    }

    /** Where a time stands; what is before the first or after the last moment stands there. */
    public double at(long micros) {
        if (moments.length == 0) {
            return 0;
        }
        int found = Arrays.binarySearch(moments, micros);
        if (found >= 0) {
            return slots[found];
        }
        int after = -found - 1;
        if (after == 0) {
            return slots[0];
        } else if (after == moments.length) {
            return slots[moments.length - 1];
        }
        double part = (double) (micros - moments[after - 1]) / (moments[after] - moments[after - 1]);
        return slots[after - 1] + part * (slots[after] - slots[after - 1]);
    }

    /** How long it is, in slots. */
    public double length() {
        return length;
    }

    /** The moments that have a place of their own, in order, in microseconds. */
    public List<Long> moments() {
        return Arrays.stream(moments).boxed().toList();
    }

    /** Where silences are folded, in order. */
    public List<Fold> folds() {
        return folds;
    }
}
