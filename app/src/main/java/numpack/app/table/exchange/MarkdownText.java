package numpack.app.table.exchange;

import java.util.function.Supplier;

/// Cells as a table in Markdown, with heads, numbers to the right.
final class MarkdownText implements CellText {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void begin(Iterable<String> heads) {
        text.append("| |");
        var line = new StringBuilder("| ---: |");
        heads.forEach(head -> {
            text.append(' ').append(head).append(" |");
            line.append(" ---: |");
        });
        text.append('\n').append(line).append('\n');
    }

    @Override
    public void beginRow(Supplier<String> head) {
        text.append("| ").append(head.get()).append(" |");
    }

    @Override
    public void cell(String element) {
        text.append(' ').append(element).append(" |");
    }

    @Override
    public void endRow() {
        text.append('\n');
    }

    @Override
    public String end(long cells) {
        return text.toString();
    }
}
