package numpack.app.table.exchange;

import java.util.function.Supplier;

/// Cells set apart by a character, with or without heads. No element holds a separator, a quote or a line end, so nothing is quoted.
final class SeparatedText implements CellText {
    private final StringBuilder text = new StringBuilder();
    private final char separator;
    private final Heads heads;
    private boolean isFirst;

    /// Whether heads are written.
    enum Heads {
        NONE,
        BOTH
    }

    SeparatedText(char separator, Heads heads) {
        this.separator = separator;
        this.heads = heads;
    }

    @Override
    public void begin(Iterable<String> columns) {
        if (heads == Heads.BOTH) {
            columns.forEach(head -> text.append(separator).append(head));
            text.append('\n');
        }
    }

    @Override
    public void beginRow(Supplier<String> head) {
        isFirst = true;
        if (heads == Heads.BOTH) {
            text.append(head.get()).append(separator);
        }
    }

    @Override
    public void cell(String element) {
        if (!isFirst) {
            text.append(separator);
        }
        isFirst = false;
        text.append(element);
    }

    @Override
    public void endRow() {
        text.append('\n');
    }

    @Override
    public String end(long cells) {
        if (cells == 1 && heads == Heads.NONE) {
            // One value is pasted into other fields, where a line end would be in the way.
            text.setLength(text.length() - 1);
        }
        return text.toString();
    }
}
