package dev.flatline.server.tree;

import java.util.Comparator;

/**
 * The order of sibling keys (spec 3.2): keys that read as 32-bit integers come first, by number, then all others by
 * UTF-16 code unit.
 *
 * <p>Equal numbers are ordered by length ({@code 1} before {@code 01}) and then by text, so that the order is total and
 * consistent with {@code equals} even for pairs such as {@code -0} and {@code 00}.
 */
public enum KeyOrder implements Comparator<String> {
    /** The one instance. */
    INSTANCE;

    private static final int MAX_SIGNIFICANT_DIGITS = 10;
    private static final long NOT_AN_INTEGER = Long.MIN_VALUE;

    @Override
    public int compare(String left, String right) {
        long leftNumber = integerOf(left);
        long rightNumber = integerOf(right);
        if (leftNumber == NOT_AN_INTEGER || rightNumber == NOT_AN_INTEGER) {
            if (leftNumber != rightNumber) {
                return leftNumber == NOT_AN_INTEGER ? 1 : -1;
            }
            return left.compareTo(right);
        }
        if (leftNumber != rightNumber) {
            return Long.compare(leftNumber, rightNumber);
        }
        int byLength = Integer.compare(left.length(), right.length());
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    private static long integerOf(String key) {
        boolean negative = !key.isEmpty() && key.charAt(0) == '-';
        int start = negative ? 1 : 0;
        if (start == key.length()) {
            return NOT_AN_INTEGER;
        }
        long magnitude = 0;
        int significantDigits = 0;
        for (int i = start; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c < '0' || c > '9') {
                return NOT_AN_INTEGER;
            }
            if (significantDigits > 0 || c != '0') {
                significantDigits++;
            }
            if (significantDigits > MAX_SIGNIFICANT_DIGITS) {
                return NOT_AN_INTEGER;
            }
            magnitude = magnitude * 10 + (c - '0');
        }
        long number = negative ? -magnitude : magnitude;
        return number == (int) number ? number : NOT_AN_INTEGER;
    }
}
