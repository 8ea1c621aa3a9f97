package dev.flatline.server.rules;

/** Cuts the text of a rule into tokens. */
final class Lexer {
    /** Longer ones first. */
    private static final String[] SYMBOLS = {
        "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", "(", ")",
        "[", "]", ",", "."
    };

    private final RuleText source;
    private final String text;
    private int at;

    Lexer(RuleText source) {
        this.source = source;
        this.text = source.text();
    }

    Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Type.END, "", at);
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number();
        }
        if (isNameStart(c)) {
            return name();
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Token(Token.Type.SYMBOL, symbol, at - symbol.length());
            }
        }
        throw error(
                at,
                switch (c) {
                    case '=' -> "there are no assignments; use == to compare";
                    case '&' -> "use && for and";
                    case '|' -> "use || for or";
                    default -> "'" + c + "' means nothing in a rule";
                });
    }

    private Token name() {
        int start = at++;
        while (at < text.length() && (isNameStart(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        return new Token(Token.Type.NAME, text.substring(start, at), start);
    }

    private Token number() {
        int start = at;
        digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            if (!isDigit(peek())) {
                throw error(at, "expected the digits of the exponent");
            }
            digits();
        }
        if (isNameStart(peek())) {
            throw error(at, "a number must not be followed by '" + peek() + "'");
        }
        return new Token(Token.Type.NUMBER, text.substring(start, at), start);
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private Token string(char quote) {
        int start = at++;
        StringBuilder decoded = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return new Token(Token.Type.STRING, decoded.toString(), start);
            }
            decoded.append(c == '\\' ? escape() : c);
        }
        throw error(start, "this string does not end");
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(4);
            case 'x' -> hexadecimal(2);
            case '\'', '"', '\\', '/' -> c;
            default -> throw error(at - 2, "unknown escape in a string");
        };
    }

    private char hexadecimal(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw error(at, "expected " + digits + " hexadecimal digits");
            }
            value = 16 * value + digit;
            at++;
        }
        return (char) value;
    }

    /** Reads on from a slash that turned out to begin a regular expression. */
    Regex regex(Token slash) {
        at = slash.index() + 1;
        int start = at;
        boolean inSet = false;
        while (inSet || peek() != '/') {
            if (at >= text.length()) {
                throw error(slash.index(), "this regular expression does not end");
            }
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '[' || c == ']') {
                inSet = c == '[';
            }
        }
        int end = at++;
        boolean ignoresCase = peek() == 'i';
        if (ignoresCase) {
            at++;
        }
        if (isNameStart(peek()) || isDigit(peek())) {
            throw error(at, "the only flag of a regular expression is i");
        }
        return RegexReader.read(source, start, end, ignoresCase);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private RulesException error(int index, String problem) {
        return source.error(index, problem);
    }
}
