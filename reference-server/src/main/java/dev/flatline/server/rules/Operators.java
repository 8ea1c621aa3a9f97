package dev.flatline.server.rules;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators take and do. */
final class Operators {
    private static final Kinds COMPARABLE = Kinds.of(Kind.NUMBER, Kind.STRING, Kind.NULL);
    private static final Kinds CONCATENABLE = Kinds.of(Kind.NUMBER, Kind.STRING, Kind.BOOLEAN);
    private static final Kinds OBJECTS = Kinds.of(Kind.CLAIMS, Kind.OPAQUE);
    private static final double MAX_EXACT_INTEGER = 0x1p53;

    private final RuleText source;

    Operators(RuleText source) {
        this.source = source;
    }

    Expression unary(Token operator, Expression operand) {
        if (operator.is("!")) {
            require(operand, Kinds.BOOLEAN, "what follows ! must be a boolean");
            return over(operator.index(), Kinds.BOOLEAN, operand, operand, e -> !operand.isTrue(e));
        }
        require(operand, Kinds.NUMBER, "what follows - must be a number");
        return over(operator.index(), Kinds.NUMBER, operand, operand, e -> 0 - operand.number(e));
    }

    Expression conditional(Expression condition, Expression then, Expression otherwise) {
        require(condition, Kinds.BOOLEAN, "what stands before ? must be a boolean");
        Kinds kinds = then.kinds().or(otherwise.kinds());
        Expression.Code code = e -> condition.isTrue(e) ? then.value(e) : otherwise.value(e);
        int height = Math.max(condition.height(), Math.max(then.height(), otherwise.height())) + 1;
        return new Expression(kinds, height, condition.index(), code);
    }

    Expression binary(Token operator, Expression left, Expression right) {
        String symbol = operator.text();
        return switch (symbol) {
            case "&&" -> logical(symbol, left, right, e -> left.isTrue(e) && right.isTrue(e));
            case "||" -> logical(symbol, left, right, e -> left.isTrue(e) || right.isTrue(e));
            case "==", "===" -> equality(operator, left, right, e -> areEqual(left.value(e), right.value(e)));
            case "!=", "!==" -> equality(operator, left, right, e -> !areEqual(left.value(e), right.value(e)));
            case "<" -> comparison(operator, left, right, e -> compare(left, right, e) < 0);
            case "<=" -> comparison(operator, left, right, e -> compare(left, right, e) <= 0);
            case ">" -> comparison(operator, left, right, e -> compare(left, right, e) > 0);
            case ">=" -> comparison(operator, left, right, e -> compare(left, right, e) >= 0);
            case "+" -> sum(operator, left, right);
            case "-" -> arithmetic(symbol, left, right, e -> finite(left.number(e) - right.number(e)));
            case "*" -> arithmetic(symbol, left, right, e -> finite(left.number(e) * right.number(e)));
            case "/" -> arithmetic(symbol, left, right, e -> finite(left.number(e) / right.number(e)));
            default -> arithmetic(symbol, left, right, e -> finite(left.number(e) % right.number(e)));
        };
    }

    private Expression logical(String symbol, Expression left, Expression right, Expression.Code code) {
        requireBoth(symbol, left, right, Kinds.BOOLEAN, "a boolean");
        return over(left.index(), Kinds.BOOLEAN, left, right, code);
    }

    private Expression arithmetic(String symbol, Expression left, Expression right, Expression.Code code) {
        requireBoth(symbol, left, right, Kinds.NUMBER, "a number");
        return over(left.index(), Kinds.NUMBER, left, right, code);
    }

    private Expression equality(Token operator, Expression left, Expression right, Expression.Code code) {
        requireBoth(operator.text(), left, right, Kinds.CLAIM, "a value");
        boolean neverEqual = (left.kinds().isOnly(OBJECTS.or(Kinds.NULL))
                        && left.kinds().mayBe(OBJECTS)
                        && !right.kinds().mayBe(Kind.NULL))
                || (right.kinds().isOnly(OBJECTS.or(Kinds.NULL))
                        && right.kinds().mayBe(OBJECTS)
                        && !left.kinds().mayBe(Kind.NULL));
        if (neverEqual) {
            throw source.error(operator.index(), "an object can only be compared with null");
        }
        return over(left.index(), Kinds.BOOLEAN, left, right, code);
    }

    private Expression comparison(Token operator, Expression left, Expression right, Expression.Code code) {
        requireBoth(operator.text(), left, right, COMPARABLE, "a number or a string");
        Kinds mine = left.kinds();
        Kinds theirs = right.kinds();
        boolean neverSame = !mine.mayBe(Kind.NULL)
                && !theirs.mayBe(Kind.NULL)
                && !(mine.mayBe(Kind.NUMBER) && theirs.mayBe(Kind.NUMBER))
                && !(mine.mayBe(Kind.STRING) && theirs.mayBe(Kind.STRING));
        if (neverSame) {
            throw source.error(
                    operator.index(),
                    operator.text() + " compares two numbers or two strings, not " + mine.words() + " and "
                            + theirs.words());
        }
        return over(left.index(), Kinds.BOOLEAN, left, right, code);
    }

    private Expression sum(Token operator, Expression left, Expression right) {
        requireBoth("+", left, right, CONCATENABLE, "a number or a string");
        boolean mayAdd = left.kinds().mayBe(Kind.NUMBER) && right.kinds().mayBe(Kind.NUMBER);
        boolean mayJoin = left.kinds().mayBe(Kind.STRING) || right.kinds().mayBe(Kind.STRING);
        if (!mayAdd && !mayJoin) {
            throw source.error(
                    operator.index(),
                    "+ adds two numbers or joins strings, not " + left.kinds().words() + " and "
                            + right.kinds().words());
        }
        Kinds kinds = mayAdd ? (mayJoin ? Kinds.NUMBER.or(Kinds.STRING) : Kinds.NUMBER) : Kinds.STRING;
        return over(left.index(), kinds, left, right, e -> sum(left.value(e), right.value(e), e));
    }

    private static Object sum(@Nullable Object left, @Nullable Object right, Evaluation evaluation) {
        if (left instanceof Double a && right instanceof Double b) {
            return finite(a + b);
        }
        if (left instanceof String || right instanceof String) {
            String a = text(left);
            String b = text(right);
            evaluation.charge((long) a.length() + b.length());
            return a + b;
        }
        throw new EvaluationException("neither numbers nor strings");
    }

    /** As JavaScript writes it into a string. */
    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Double number) {
            if (number == Math.rint(number) && Math.abs(number) <= MAX_EXACT_INTEGER) {
                return Long.toString(number.longValue());
            }
            boolean isPlain = Math.abs(number) >= 1e-6 && Math.abs(number) < 1e21;
            return isPlain
                    ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                    : number.toString();
        }
        throw new EvaluationException("cannot be part of a string");
    }

    private static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        if (left != null && right != null && (isObject(left) || isObject(right))) {
            throw new EvaluationException("an object can only be compared with null");
        }
        if (left instanceof Double a && right instanceof Double b) {
            // Not equals, which tells zero from negative zero.
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(left, right);
    }

    private static boolean isObject(Object value) {
        return !(value instanceof Boolean || value instanceof Double || value instanceof String);
    }

    private static int compare(Expression left, Expression right, Evaluation evaluation) {
        Object a = left.value(evaluation);
        Object b = right.value(evaluation);
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
        }
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        if (a == null && b == null) {
            return 0;
        }
        throw new EvaluationException("values of different types have no order");
    }

    private static double finite(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new EvaluationException("not a finite number");
        }
        return number;
    }

    private void requireBoth(String symbol, Expression left, Expression right, Kinds wanted, String words) {
        require(left, wanted, "what stands left of " + symbol + " must be " + words);
        require(right, wanted, "what stands right of " + symbol + " must be " + words);
    }

    private void require(Expression operand, Kinds wanted, String demand) {
        if (!operand.kinds().mayBe(wanted)) {
            throw source.error(
                    operand.index(), demand + ", but is " + operand.kinds().words());
        }
    }

    private static Expression over(int index, Kinds kinds, Expression left, Expression right, Expression.Code code) {
        return new Expression(kinds, Math.max(left.height(), right.height()) + 1, index, code);
    }
}
