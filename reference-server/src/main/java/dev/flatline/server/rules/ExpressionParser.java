package dev.flatline.server.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses the text of one rule and checks its types on the way. */
final class ExpressionParser {
    /** What a stack is known to bear, in the parser and in what it builds. */
    private static final int MAX_NESTING = 100;

    private static final int MAX_HEIGHT = 500;

    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("||", 1),
            Map.entry("&&", 2),
            Map.entry("==", 3),
            Map.entry("===", 3),
            Map.entry("!=", 3),
            Map.entry("!==", 3),
            Map.entry("<", 4),
            Map.entry("<=", 4),
            Map.entry(">", 4),
            Map.entry(">=", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("%", 6));

    private final RuleText source;
    private final Scope scope;
    private final Lexer lexer;
    private final Operators operators;
    private final Members members;
    private Token current;
    private int nesting;

    private ExpressionParser(RuleText source, Scope scope) {
        this.source = source;
        this.scope = scope;
        this.lexer = new Lexer(source);
        this.operators = new Operators(source);
        this.members = new Members(source);
        this.current = lexer.next();
    }

    /**
     * Parses a rule.
     *
     * @throws RulesException if it is not one or can never be a boolean
     */
    static Expression parse(RuleText source, Scope scope) {
        ExpressionParser parser = new ExpressionParser(source, scope);
        Expression rule = parser.conditional();
        if (parser.current.type() != Token.Type.END) {
            throw parser.unexpected("an operator or the end");
        }
        if (!rule.kinds().mayBe(Kind.BOOLEAN)) {
            throw source.error(
                    rule.index(),
                    "a " + scope.kind().key() + " rule must be a boolean, but this is "
                            + rule.kinds().words());
        }
        return rule;
    }

    private Expression conditional() {
        if (++nesting > MAX_NESTING) {
            throw source.error(current.index(), "this rule is nested deeper than " + MAX_NESTING + " levels");
        }
        Expression condition = binary(1);
        if (accept("?")) {
            Expression then = conditional();
            expect(":");
            condition = limited(operators.conditional(condition, then, conditional()));
        }
        nesting--;
        return condition;
    }

    private Expression binary(int lowest) {
        Expression left = unary();
        while (true) {
            Token operator = current;
            int precedence = operator.type() == Token.Type.SYMBOL ? PRECEDENCE.getOrDefault(operator.text(), 0) : 0;
            if (precedence < lowest) {
                return left;
            }
            advance();
            left = limited(operators.binary(operator, left, binary(precedence + 1)));
        }
    }

    private Expression unary() {
        if (!current.is("!") && !current.is("-")) {
            return postfix(primary());
        }
        if (++nesting > MAX_NESTING) {
            throw source.error(current.index(), "this rule is nested deeper than " + MAX_NESTING + " levels");
        }
        Token operator = current;
        advance();
        Expression result = operators.unary(operator, unary());
        nesting--;
        return result;
    }

    private Expression postfix(Expression start) {
        Expression target = start;
        while (true) {
            if (accept(".")) {
                Token name = current;
                if (name.type() != Token.Type.NAME) {
                    throw unexpected("a name after '.'");
                }
                advance();
                target = current.is("(") ? members.call(target, name, arguments()) : members.property(target, name);
            } else if (accept("[")) {
                Expression key = conditional();
                expect("]");
                target = members.index(target, key);
            } else if (current.is("(")) {
                throw source.error(current.index(), "there are no functions, only methods such as data.val()");
            } else {
                return target;
            }
            target = limited(target);
        }
    }

    private List<Expression> arguments() {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!accept(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(conditional());
        }
        return arguments;
    }

    private Expression primary() {
        Token token = current;
        if (token.is("/")) {
            Regex regex = lexer.regex(token);
            advance();
            return Expression.leaf(Kinds.of(Kind.REGEX), token.index(), e -> regex);
        }
        if (token.is("[")) {
            return list(token);
        }
        if (accept("(")) {
            Expression inner = conditional();
            expect(")");
            return inner;
        }
        switch (token.type()) {
            case NAME -> {
                advance();
                return scope.resolve(token, source);
            }
            case STRING -> {
                advance();
                return Expression.leaf(Kinds.STRING, token.index(), e -> token.text());
            }
            case NUMBER -> {
                advance();
                double number = Double.parseDouble(token.text());
                if (Double.isInfinite(number)) {
                    throw source.error(token.index(), "this number is too large");
                }
                return Expression.leaf(Kinds.NUMBER, token.index(), e -> number);
            }
            default -> throw unexpected("a value");
        }
    }

    private Expression list(Token bracket) {
        advance();
        List<Expression> names = new ArrayList<>();
        int height = 0;
        while (!accept("]")) {
            if (!names.isEmpty()) {
                expect(",");
            }
            Expression name = conditional();
            if (!name.kinds().mayBe(Kind.STRING)) {
                throw source.error(
                        name.index(),
                        "a list holds strings, but this is " + name.kinds().words());
            }
            names.add(name);
            height = Math.max(height, name.height());
        }
        if (names.isEmpty()) {
            throw source.error(bracket.index(), "a list must not be empty");
        }
        return new Expression(
                Kinds.of(Kind.NAMES),
                height + 1,
                bracket.index(),
                e -> names.stream().map(name -> name.string(e)).toList());
    }

    private Expression limited(Expression expression) {
        if (expression.height() > MAX_HEIGHT) {
            throw source.error(expression.index(), "this rule joins more than " + MAX_HEIGHT + " parts");
        }
        return expression;
    }

    private void advance() {
        current = lexer.next();
    }

    private boolean accept(String symbol) {
        boolean isThere = current.is(symbol);
        if (isThere) {
            advance();
        }
        return isThere;
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    private RulesException unexpected(String wanted) {
        return source.error(current.index(), "expected " + wanted + ", not " + current.words());
    }
}
