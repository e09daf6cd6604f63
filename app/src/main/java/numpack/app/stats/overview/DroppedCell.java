package numpack.app.stats.overview;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;
import numpack.app.stats.overview.OverviewItem.Number;
import org.jspecify.annotations.Nullable;

/// How many rows are dropped, and below it their share.
final class DroppedCell extends TableCell<OverviewItem, Number> {
    private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");

    private final Label count = new Label();
    private final Label share = new Label();
    private final VBox both = new VBox(count, share);

    DroppedCell() {
        getStyleClass().add("overview-cell");
        both.setAlignment(Pos.CENTER_RIGHT);
        count.getStyleClass().add("overview-dropped");
        share.getStyleClass().add("overview-share");
        share.managedProperty().bind(share.textProperty().isNotEmpty());
    }

    @Override
    protected void updateItem(@Nullable Number number, boolean isEmpty) {
        super.updateItem(number, isEmpty);
        var line = getTableRow() == null ? null : getTableRow().getItem();
        boolean hasDropped = !isEmpty && number != null && number.order() > 0;
        count.setText(number == null ? "" : number.text());
        share.setText(line == null ? "" : line.droppedShare());
        setGraphic(hasDropped ? both : null);
        setText(hasDropped || isEmpty || number == null ? "" : number.text());
        pseudoClassStateChanged(NOTHING, !hasDropped);
    }
}
