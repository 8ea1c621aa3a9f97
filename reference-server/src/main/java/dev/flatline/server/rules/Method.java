package dev.flatline.server.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of snapshots or of strings.
 *
 * @param name what it is called by
 * @param result what it gives
 * @param arguments how many arguments it takes
 * @param argument what each of them must be
 * @param usage what it takes, in words
 * @param code what it does
 */
record Method<T>(String name, Kinds result, List<Integer> arguments, Kinds argument, String usage, Code<T> code) {

    /** What a method does with what it is called on. */
    @FunctionalInterface
    interface Code<T> {
        @Nullable
        Object run(T receiver, List<Expression> arguments, Evaluation evaluation);
    }

    /** A method without arguments. */
    static <T> Method<T> of(String name, Kinds result, Code<T> code) {
        return new Method<>(name, result, List.of(0), Kinds.STRING, "no argument", code);
    }

    /** A method with one argument. */
    static <T> Method<T> of(String name, Kinds result, Kinds argument, String usage, Code<T> code) {
        return new Method<>(name, result, List.of(1), argument, usage, code);
    }

    /** The same method with another choice of how many arguments. */
    Method<T> taking(Integer... numbers) {
        return new Method<>(name, result, List.of(numbers), argument, usage, code);
    }
}
