package numpack.app.table.paste.question;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A column of a list about pasted text. It is as wide as its texts, within reason; what is longer gives way in its middle, for a number
/// without its end would be another number, and stands whole in a tooltip.
///
/// @param <T> a line of the list
final class TextColumn<T> extends TableColumn<T, String> {
    private static final double CHARACTER = 7.3;
    private static final double MARGINS = 22;
    private static final double MAX_WIDTH = 300;

    TextColumn(String title, double least, List<T> lines, Function<T, String> text) {
        super(title);
        var longest = lines.stream().mapToInt(line -> text.apply(line).length()).max().orElse(0);
        // The least may be more than the most: a column of sentences.
        var width = Math.max(least, Math.min(longest * CHARACTER + MARGINS, MAX_WIDTH));
        setMinWidth(least);
        setPrefWidth(width);
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(line -> new ReadOnlyStringWrapper(text.apply(line.getValue())));
        setCellFactory(column -> new TextCell<>());
    }

    private static final class TextCell<T> extends TableCell<T, String> {
        private static final int LONG = 30;

        TextCell() {
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(@Nullable String text, boolean isEmpty) {
            super.updateItem(text, isEmpty);
            setText(isEmpty ? null : text);
            setTooltip(isEmpty || text == null || text.length() < LONG ? null : new Tooltip(text));
        }
    }
}
