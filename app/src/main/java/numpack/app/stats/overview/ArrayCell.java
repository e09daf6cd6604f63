package numpack.app.stats.overview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import numpack.app.control.DtypeChip;
import numpack.app.i18n.Names;
import org.jspecify.annotations.Nullable;

/// An array: dtype, name, shape, and while it is counted a thin line that says how far.
final class ArrayCell extends TableCell<OverviewItem, OverviewItem> {
    private static final int MAX_NAME = 40;

    private final DtypeChip chip = new DtypeChip();
    private final Label name = new Label();
    private final Label shape = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final VBox words = new VBox(name, shape, progress);
    private final HBox all = new HBox(chip, words);

    ArrayCell() {
        getStyleClass().add("overview-array");
        all.setAlignment(Pos.CENTER_LEFT);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        chip.setMinWidth(USE_PREF_SIZE);
        shape.getStyleClass().add("overview-shape");
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
    }

    @Override
    protected void updateItem(@Nullable OverviewItem item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        setGraphic(isEmpty || item == null ? null : all);
        if (!isEmpty && item != null) {
            chip.setVisible(!item.dtype().isEmpty());
            chip.setDtype(item.dtype());
            name.setText(Names.elided(item.name(), MAX_NAME));
            shape.setText(item.shape());
            progress.setVisible(item.fraction() > 0 && item.fraction() < 1);
            progress.setProgress(item.fraction());
            setAccessibleText(item.name() + " " + item.dtype() + " " + item.shape());
        }
    }
}
