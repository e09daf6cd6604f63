package numpack.app.table.paste;

import java.util.Arrays;
import java.util.BitSet;

/// A rectangle of texts from the clipboard: lines of cells between separators, as spreadsheets write them. A cell with a separator, a
/// line end or a quote is quoted, quotes in it doubled.
///
/// It keeps where the cells lie in the text, not a string for each: a million of them is read in passing.
public final class TextBlock {
    /// What spreadsheets put between cells.
    public static final char TAB = '\t';

    private final String text;
    private final char separator;
    private final BitSet quoted = new BitSet();
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int[] firstCells = new int[16];
    private int cellCount;
    private int rowCount;
    private int at;

    private TextBlock(String text, char separator) {
        this.text = text;
        this.separator = separator;
        read();
        firstCells = Arrays.copyOf(firstCells, rowCount + 1);
        firstCells[rowCount] = cellCount;
    }

    /// Reads text. A last line end ends the last line and begins no other; empty text has no line. A quote that is never closed reaches
    /// to the end.
    public static TextBlock parse(String text, char separator) {
        return new TextBlock(text, separator);
    }

    /// How many lines.
    public int rowCount() {
        return rowCount;
    }

    /// How many cells a line has.
    public int width(int row) {
        return firstCells[row + 1] - firstCells[row];
    }

    /// How many cells the longest line has.
    public int columnCount() {
        var most = 0;
        for (var row = 0; row < rowCount; row++) {
            most = Math.max(most, width(row));
        }
        return most;
    }

    /// The text of a cell, without its quotes.
    public String cell(int row, int column) {
        var cell = firstCells[row] + column;
        return quoted.get(cell) ? unquoted(starts[cell], ends[cell]) : text.substring(starts[cell], ends[cell]);
    }

    /// Whether a line has nothing but blanks in it.
    public boolean isBlank(int row) {
        return width(row) == 1 && cell(row, 0).isBlank();
    }

    private void read() {
        while (at < text.length()) {
            beginRow();
            readRow();
        }
    }

    private void readRow() {
        while (true) {
            cell();
            if (at == text.length()) {
                return;
            }
            var end = text.charAt(at++);
            if (end == separator) {
                continue;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            return;
        }
    }

    private void beginRow() {
        if (rowCount == firstCells.length) {
            firstCells = Arrays.copyOf(firstCells, Math.multiplyExact(rowCount, 2));
        }
        firstCells[rowCount++] = cellCount;
    }

    private void cell() {
        if (cellCount == starts.length) {
            starts = Arrays.copyOf(starts, Math.multiplyExact(cellCount, 2));
            ends = Arrays.copyOf(ends, Math.multiplyExact(cellCount, 2));
        }
        starts[cellCount] = at;
        if (at < text.length() && text.charAt(at) == '"') {
            quoted.set(cellCount);
            skipQuoted();
        }
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        ends[cellCount++] = at;
    }

    /// To after the quote that closes, or to the end.
    private void skipQuoted() {
        at++;
        while (at < text.length()) {
            if (text.charAt(at++) != '"') {
                continue;
            }
            if (at == text.length() || text.charAt(at) != '"') {
                return;
            }
            at++;
        }
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private String unquoted(int start, int end) {
        var cell = new StringBuilder();
        var isInside = true;
        for (var i = start + 1; i < end; i++) {
            var c = text.charAt(i);
            if (!isInside || c != '"') {
                cell.append(c);
            } else if (i + 1 < end && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else {
                isInside = false;
            }
        }
        return cell.toString();
    }
}
