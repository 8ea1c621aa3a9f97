package dev.flatline.server.tree;

/** The one kind of number there is: IEEE 754 doubles without NaN, infinities and negative zero. */
final class Numbers {
    /** Up to here every integer is exactly one double. */
    private static final double MAX_EXACT_INTEGER = 0x1p53;

    private Numbers() {}

    /**
     * The double that stands for a JSON number.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    static double canonical(Number number) {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("number out of range: " + value);
        }
        // Clients write -0 as 0; keeping the sign would make hashes of equal data differ.
        return value == 0 ? 0.0 : value;
    }

    /** Whole numbers up to 2^53 as {@link Long}, all others as {@link Double}: what a JSON writer should print. */
    static Number export(double value) {
        if (value == Math.rint(value) && Math.abs(value) <= MAX_EXACT_INTEGER) {
            return (long) value;
        }
        return value;
    }
}
