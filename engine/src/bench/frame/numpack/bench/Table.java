package numpack.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The table of one benchmark, filled row by row: a first column of words, then columns of numbers with their units.
public final class Table {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Table(List<String> columns) {
        this.columns = columns;
    }

    public static Table of(String... columns) {
        return new Table(List.of(columns));
    }

    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(cell.toString());
        }
        rows.add(row);
        return this;
    }

    /// A sentence below the table: what was measured, or why something was not.
    public Table note(String sentence) {
        notes.add(sentence);
        return this;
    }

    String markdown() {
        var text = new StringBuilder(line(columns));
        text.append(columns.stream().skip(1).map(_ -> " ---: |").collect(Collectors.joining("", "| --- |", "\n")));
        rows.forEach(row -> text.append(line(row)));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
