package dev.flatline.server.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Checks that a regular expression keeps to what rules allow (spec section 6) and hands it on to RE2/J. Nothing that only
 * RE2/J understands passes, and nothing so large that compiling it would take long.
 */
final class RegexReader {
    private static final int MAX_NESTING = 50;
    private static final int MAX_COUNT = 1000;
    private static final long MAX_SIZE = 10_000;
    private static final String CLASSES = "swdSWD";
    private static final String CONTROLS = "tnrfv";

    private final RuleText source;
    private final String text;
    private final int start;
    private final int end;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private RegexReader(RuleText source, int start, int end) {
        this.source = source;
        this.text = source.text();
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Reads the expression between two slashes. */
    static Regex read(RuleText source, int start, int end, boolean ignoresCase) {
        RegexReader reader = new RegexReader(source, start, end);
        long size = reader.alternatives(0);
        if (reader.at < end) {
            throw reader.error("')' without '('");
        }
        try {
            Pattern pattern = Pattern.compile(reader.out.toString(), ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
            return new Regex(pattern, (int) size);
        } catch (PatternSyntaxException e) {
            throw source.error(start, "not a regular expression: " + e.getDescription());
        }
    }

    private long alternatives(int depth) {
        if (depth > MAX_NESTING) {
            throw error("groups are nested deeper than " + MAX_NESTING + " levels");
        }
        long size = 1;
        while (at < end && text.charAt(at) != ')') {
            if (text.charAt(at) == '|') {
                copy();
                size++;
            } else {
                size += repeated(depth);
            }
            if (size > MAX_SIZE) {
                throw error("this regular expression is too large");
            }
        }
        return size;
    }

    private long repeated(int depth) {
        boolean repeatable = text.charAt(at) != '^' && text.charAt(at) != '$';
        long size = atom(depth);
        if (at == end || "*+?{".indexOf(text.charAt(at)) < 0) {
            return size;
        }
        if (!repeatable) {
            throw error("there is nothing to repeat");
        }
        if (text.charAt(at) == '{') {
            size *= counts();
        } else {
            copy();
            size++;
        }
        if (at < end && "*+?{".indexOf(text.charAt(at)) >= 0) {
            throw error("a repetition must not be repeated or made lazy");
        }
        return size;
    }

    private long atom(int depth) {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> {
                return group(depth);
            }
            case '[' -> set();
            case '\\' -> escape(false);
            case '^' -> {
                if (at != start) {
                    throw error("'^' may only stand first; write \\^ for the character");
                }
                copy();
            }
            case '$' -> {
                if (at != end - 1) {
                    throw error("'$' may only stand last; write \\$ for the character");
                }
                copy();
            }
            case '*', '+', '?', '{' -> throw error("there is nothing to repeat");
            case ']', '}' -> {
                out.append('\\');
                copy();
            }
            default -> copy();
        }
        return 1;
    }

    private long group(int depth) {
        int open = at;
        copy();
        if (at < end && text.charAt(at) == '?') {
            throw error("there are only plain groups: no names, no flags, no looking around");
        }
        // The group is never asked for, and not to remember it is cheaper.
        out.append("?:");
        long size = alternatives(depth + 1);
        if (at == end) {
            throw source.error(open, "this group does not end");
        }
        copy();
        return size;
    }

    private void set() {
        int open = at;
        copy();
        if (at < end && text.charAt(at) == '^') {
            copy();
        }
        int first = at;
        while (at < end && text.charAt(at) != ']') {
            char c = text.charAt(at);
            if (c == '\\') {
                escape(true);
            } else {
                // RE2 would take [: for the beginning of a named class, && for nothing, and ^ only first.
                if (c == '[' || c == '^' || c == '&') {
                    out.append('\\');
                }
                copy();
            }
        }
        if (at == end || at == first) {
            throw source.error(open, at == end ? "this set does not end" : "this set is empty");
        }
        copy();
    }

    private void escape(boolean inSet) {
        int backslash = at++;
        if (at == end) {
            throw source.error(backslash, "a backslash needs a character to escape");
        }
        char c = text.charAt(at);
        boolean isWord = Character.isLetterOrDigit(c) || c == '_';
        if (isWord && CLASSES.indexOf(c) < 0 && CONTROLS.indexOf(c) < 0) {
            throw source.error(
                    backslash,
                    "'\\" + c + "' is not allowed" + (inSet ? " in a set" : "") + "; there are \\s \\w \\d"
                            + " \\S \\W \\D, and \\ before punctuation");
        }
        if (c > 0x7f) {
            // RE2 escapes ASCII only, and nothing else needs it.
            copy();
            return;
        }
        out.append('\\');
        copy();
    }

    private long counts() {
        int open = at;
        copy();
        int least = count(open);
        int most = least;
        boolean isOpenEnded = false;
        if (at < end && text.charAt(at) == ',') {
            copy();
            isOpenEnded = at < end && text.charAt(at) == '}';
            most = isOpenEnded ? least + 1 : count(open);
        }
        if (at == end || text.charAt(at) != '}' || (!isOpenEnded && most < least)) {
            throw source.error(open, "a count is {n}, {n,} or {n,m} with n not above m");
        }
        copy();
        return most + 1L;
    }

    private int count(int open) {
        int digits = at;
        int value = 0;
        while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = 10 * value + (text.charAt(at) - '0');
            if (value > MAX_COUNT) {
                throw source.error(open, "a count must not be above " + MAX_COUNT);
            }
            copy();
        }
        if (at == digits) {
            throw source.error(open, "a count is {n}, {n,} or {n,m} with n not above m");
        }
        return value;
    }

    private void copy() {
        out.append(text.charAt(at++));
    }

    private RulesException error(String problem) {
        return source.error(at, problem);
    }
}
