package dev.flatline.suite.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The results for a terminal: medians, the range of the rounds, and which aims were reached. */
public final class ResultTable {
    private static final List<String> HEADINGS = List.of("", "unit", "ours", "range", "peer", "", "ratio", "aim", "");

    private ResultTable() {}

    /** The table, each line ended by a line feed, under a line that says on what machine it was measured. */
    public static String render(String machine, List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(HEADINGS);
        rows.forEach(row -> cells.add(cellsOf(row)));
        int[] widths = new int[HEADINGS.size()];
        for (List<String> line : cells) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        StringBuilder table = new StringBuilder(machine).append("\n\n");
        for (int line = 0; line < cells.size(); line++) {
            StringBuilder text = new StringBuilder("  ");
            for (int column = 0; column < widths.length; column++) {
                String cell = cells.get(line).get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                text.append(isNumeric(column) ? padding + cell : cell + padding).append("  ");
            }
            table.append(text.toString().stripTrailing()).append('\n');
            if (line > 0 && !rows.get(line - 1).note().isEmpty()) {
                table.append("      ").append(rows.get(line - 1).note()).append('\n');
            }
        }
        return table.toString();
    }

    private static boolean isNumeric(int column) {
        return column == 2 || column == 4 || column == 6;
    }

    private static List<String> cellsOf(Row row) {
        return List.of(
                row.what(),
                row.unit(),
                Figures.text(row.ours().median()),
                row.ours().count() == 1
                        ? ""
                        : Figures.text(row.ours().min()) + ".."
                                + Figures.text(row.ours().max()),
                row.peer().map(peer -> Figures.text(peer.samples().median())).orElse(""),
                row.peer().map(Row.Peer::name).orElse(""),
                row.peer()
                        .map(peer -> String.format(
                                Locale.ROOT, "%.2fx", peer.ratios().median()))
                        .orElse(""),
                row.aim().map(Aim::toString).orElse(""),
                row.isMet().map(met -> met ? "✓ met" : "✗ missed").orElse(""));
    }
}
