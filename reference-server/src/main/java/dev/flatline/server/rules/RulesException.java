package dev.flatline.server.rules;

/** A rules file that cannot be used: its message says what is wrong, where, and shows the line. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;
    private final String offendingLine;

    RulesException(String problem, int line, int column, String offendingLine, String marker) {
        super("line " + line + ", column " + column + ": " + problem + "\n  " + offendingLine + "\n  " + marker);
        this.problem = problem;
        this.line = line;
        this.column = column;
        this.offendingLine = offendingLine;
    }

    /** What is wrong, without the position. */
    public String problem() {
        return problem;
    }

    /** The line, from 1. */
    public int line() {
        return line;
    }

    /** The column in UTF-16 code units, from 1. */
    public int column() {
        return column;
    }

    /** The text of the line; of a very long one only the part around the column. */
    public String offendingLine() {
        return offendingLine;
    }
}
