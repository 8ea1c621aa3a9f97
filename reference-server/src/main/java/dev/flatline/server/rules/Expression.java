package dev.flatline.server.rules;

import org.jspecify.annotations.Nullable;

/**
 * A type-checked expression.
 *
 * @param kinds what its value may be
 * @param height how many expressions lie within each other
 * @param index where it begins in the text of its rule
 * @param code how it is evaluated
 */
record Expression(Kinds kinds, int height, int index, Code code) {

    /** What an expression does. */
    @FunctionalInterface
    interface Code {
        @Nullable
        Object run(Evaluation evaluation);
    }

    /** An expression without others in it. */
    static Expression leaf(Kinds kinds, int index, Code code) {
        return new Expression(kinds, 1, index, code);
    }

    /**
     * Its value: a Boolean, Double, String, null, Map (claims), {@link Opaque}, {@link Snapshot}, QueryParams,
     * {@link Regex} or List of names, as its kinds say.
     *
     * @throws EvaluationException if there is none
     */
    @Nullable
    Object value(Evaluation evaluation) {
        evaluation.charge(1);
        return code.run(evaluation);
    }

    boolean isTrue(Evaluation evaluation) {
        if (value(evaluation) instanceof Boolean truth) {
            return truth;
        }
        throw new EvaluationException("not a boolean");
    }

    double number(Evaluation evaluation) {
        if (value(evaluation) instanceof Double number) {
            return number;
        }
        throw new EvaluationException("not a number");
    }

    String string(Evaluation evaluation) {
        if (value(evaluation) instanceof String text) {
            return text;
        }
        throw new EvaluationException("not a string");
    }
}
