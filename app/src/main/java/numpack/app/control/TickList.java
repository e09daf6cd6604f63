package numpack.app.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A list whose lines have a tick each. Space ticks the selected line. Only the lines in sight have nodes.
///
/// It is as high as its lines, up to a number of them; its style sheet gives the height of a line as `-fx-fixed-cell-size`.
///
/// @param <I> what a line is about
public final class TickList<I extends TickList.Item> extends ListView<I> {
    /// @param maxLines how many lines are in sight without scrolling
    /// @param line     builds a line around its box; called for each line in sight, not for each item
    public TickList(List<I> items, int maxLines, Function<CheckBox, Line<I>> line) {
        super(FXCollections.observableList(items));
        setCellFactory(_ -> new TickCell<>(line));
        // A line that is cut off says that there are more.
        double lines = items.size() > maxLines ? maxLines + 0.5 : items.size();
        prefHeightProperty().bind(fixedCellSizeProperty().multiply(lines));
        // The list itself takes Space for selecting.
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        var item = getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.SPACE && item != null && item.canBeTicked()) {
            item.tickedProperty().set(!item.tickedProperty().get());
            event.consume();
        }
    }

    /// What a line is about.
    public interface Item {
        /// What stands beside the box.
        String tickText();

        /// What a screen reader says of the line.
        String spokenText();

        BooleanProperty tickedProperty();

        /// Whether the user can change the tick.
        boolean canBeTicked();
    }

    /// The nodes of a line, which show one item after another.
    ///
    /// @param <I> what a line is about
    public interface Line<I> {
        /// All of it, with the box.
        Node node();

        /// Shows an item; the box shows it already.
        void show(I item);
    }

    private static final class TickCell<I extends Item> extends ListCell<I> {
        private final CheckBox tick = new CheckBox();
        private final Line<I> line;
        private @Nullable I shown;

        TickCell(Function<CheckBox, Line<I>> builder) {
            tick.setMnemonicParsing(false);
            // The list has the focus: Space ticks its selected line.
            tick.setFocusTraversable(false);
            tick.setMinWidth(0);
            line = builder.apply(tick);
            // As wide as the list: a long text gives way.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(I item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            if (shown != null) {
                tick.selectedProperty().unbindBidirectional(shown.tickedProperty());
            }
            shown = isEmpty ? null : item;
            setGraphic(shown == null ? null : line.node());
            setAccessibleText(shown == null ? null : shown.spokenText());
            if (shown != null) {
                tick.setText(shown.tickText());
                tick.setDisable(!shown.canBeTicked());
                tick.selectedProperty().bindBidirectional(shown.tickedProperty());
                line.show(shown);
            }
        }
    }
}
