package numpack.app.grid;

import java.util.ArrayList;
import java.util.List;

/// A rectangle of texts from the clipboard: lines of tab separated cells, as spreadsheets write them. A cell with a tab,
/// a line end or a quote is quoted, quotes in it doubled.
///
/// @param rows the lines; they may differ in length
public record TextBlock(List<List<String>> rows) {
    /// A block of copies.
    public TextBlock {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// Reads tab separated text. A last line end ends the last line and begins no other; empty text has no line. A quote
    /// that is never closed reaches to the end.
    public static TextBlock parse(String text) {
        return new TextBlock(new Parser(text).rows());
    }

    /// The length of the longest line.
    public int columnCount() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    private static final class Parser {
        private final String text;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<List<String>> rows() {
            while (at < text.length()) {
                row.add(text.charAt(at) == '"' ? quoted() : plain());
                if (at == text.length()) {
                    endRow();
                } else if (text.charAt(at++) == '\t') {
                    endOfTextAfterTab();
                } else {
                    skipLineFeed();
                    endRow();
                }
            }
            return rows;
        }

        private void endOfTextAfterTab() {
            if (at == text.length()) {
                row.add("");
                endRow();
            }
        }

        private void skipLineFeed() {
            if (text.charAt(at - 1) == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }

        private void endRow() {
            rows.add(row);
            row = new ArrayList<>();
        }

        private String plain() {
            var from = at;
            while (at < text.length() && !isSeparator(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }

        private String quoted() {
            var cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                var c = text.charAt(at++);
                if (c != '"') {
                    cell.append(c);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    break;
                }
            }
            return cell + plain();
        }

        private static boolean isSeparator(char c) {
            return c == '\t' || c == '\n' || c == '\r';
        }
    }
}
