package io.connectivityfabric.cli.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Plain text for people: numbered steps, indented lines, tables. */
final class Console {
    /** Set by the {@code fabric} script: whether someone watches. */
    private static final String TERMINAL_PROPERTY = "fabric.terminal";

    private static final String INDENT = "   ";

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** Whether a progress bar can be drawn. */
    boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL_PROPERTY);
    }

    void step(int number, String title) {
        out.println();
        out.println(number + ". " + title);
    }

    void heading(String title) {
        out.println();
        out.println(title);
    }

    void line(String text) {
        text.lines().forEach(line -> out.println(INDENT + line));
    }

    /** Columns as wide as their widest cell; the first is left-aligned, the others right-aligned if their rows are numbers. */
    void table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[column] =
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            numbers[column] = column > 0
                    && rows.stream().skip(1).allMatch(row -> row.get(at).matches("[0-9,.]+"));
        }
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                String padding = " ".repeat(widths[column] - row.get(column).length());
                cells.add(numbers[column] ? padding + row.get(column) : row.get(column) + padding);
            }
            line(String.join("  ", cells).stripTrailing());
        }
    }
}
