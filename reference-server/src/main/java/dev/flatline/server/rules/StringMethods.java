package dev.flatline.server.rules;

import java.util.List;
import java.util.Locale;

/** What can be asked of strings. */
final class StringMethods {
    private static final String ONE = "a string";

    static final List<Method<String>> ALL = List.of(
            Method.of("contains", Kinds.BOOLEAN, Kinds.STRING, ONE, StringMethods::contains),
            Method.of(
                    "beginsWith",
                    Kinds.BOOLEAN,
                    Kinds.STRING,
                    ONE,
                    (on, args, e) -> on.startsWith(args.get(0).string(e))),
            Method.of(
                    "endsWith",
                    Kinds.BOOLEAN,
                    Kinds.STRING,
                    ONE,
                    (on, args, e) -> on.endsWith(args.get(0).string(e))),
            Method.of("replace", Kinds.STRING, Kinds.STRING, "two strings", StringMethods::replace)
                    .taking(2),
            Method.of(
                    "toLowerCase", Kinds.STRING, (on, args, e) -> charged(on, e).toLowerCase(Locale.ROOT)),
            Method.of(
                    "toUpperCase", Kinds.STRING, (on, args, e) -> charged(on, e).toUpperCase(Locale.ROOT)),
            Method.of("matches", Kinds.BOOLEAN, Kinds.of(Kind.REGEX), "a regular expression", StringMethods::matches));

    private StringMethods() {}

    private static String charged(String text, Evaluation evaluation) {
        evaluation.charge(text.length());
        return text;
    }

    private static boolean contains(String on, List<Expression> arguments, Evaluation evaluation) {
        String part = arguments.get(0).string(evaluation);
        chargeSearch(on, part, evaluation);
        return on.contains(part);
    }

    private static String replace(String on, List<Expression> arguments, Evaluation evaluation) {
        String part = arguments.get(0).string(evaluation);
        String by = arguments.get(1).string(evaluation);
        long mostOccurrences = part.isEmpty() ? on.length() + 1L : on.length() / part.length();
        chargeSearch(on, part, evaluation);
        evaluation.charge(mostOccurrences * by.length());
        return on.replace(part, by);
    }

    /** The search of the JDK may look at every character once for each of the part's. */
    private static void chargeSearch(String text, String part, Evaluation evaluation) {
        evaluation.charge(part.length() > text.length() ? 1 : (long) text.length() * Math.max(1, part.length()));
    }

    private static boolean matches(String on, List<Expression> arguments, Evaluation evaluation) {
        if (arguments.get(0).value(evaluation) instanceof Regex regex) {
            return regex.isFoundIn(on, evaluation);
        }
        throw new EvaluationException("not a regular expression");
    }
}
