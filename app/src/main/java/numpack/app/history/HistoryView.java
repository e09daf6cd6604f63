package numpack.app.history;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.control.Badge;
import numpack.app.control.Tone;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The history: one line for each step, the current one marked, undone ones greyed.
final class HistoryView extends VBox {
    private final HistoryViewModel model;
    private final ListView<HistoryItem> list;
    /// The line that was selected; new lines come above it, and the list would go on selecting what is at its place then.
    private @Nullable HistoryItem selected;

    HistoryView(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("history");
        Stylesheets.install(this, "history.css");
        list = new ListView<>(model.items());
        list.setAccessibleText(Texts.of("history.show.text"));
        list.setCellFactory(view -> new HistoryCell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected();
            }
        });
        list.getSelectionModel().selectedIndexProperty().subscribe(index -> selected = index.intValue() < 0 ? null : model.items().get(index.intValue()));
        model.items().addListener((ListChangeListener<HistoryItem>) _ -> keepSelected());
        model.revisionProperty().subscribe(_ -> list.lookupAll(".history-cell").forEach(cell -> ((HistoryCell) cell).draw()));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    /// The focus goes to the lines.
    @Override
    public void requestFocus() {
        list.requestFocus();
        if (list.getFocusModel().getFocusedIndex() < 0) {
            // or nothing would show that the keys go here
            list.getFocusModel().focus(0);
        }
    }

    private void keepSelected() {
        var line = selected;
        int index = line == null ? -1 : model.lineOf(line);
        if (line != null && index != list.getSelectionModel().getSelectedIndex()) {
            if (index < 0) {
                list.getSelectionModel().clearSelection();
            } else {
                list.getSelectionModel().clearAndSelect(index);
            }
        }
    }

    private void goToSelected() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.goTo(chosen);
        }
    }

    private final class HistoryCell extends ListCell<HistoryItem> {
        private final Label name = new Label();
        private final Label arrays = new Label();
        private final Label time = new Label();
        private final FontIcon here = new FontIcon(Feather.CHEVRON_RIGHT);
        private final FontIcon fixed = new FontIcon(Feather.LOCK);
        private final Badge saved = new Badge(Tone.OK);
        private final Tooltip whole = new Tooltip();
        private final HBox line;
        private final ContextMenu menu;

        HistoryCell() {
            getStyleClass().add("history-cell");
            // a cell is as wide as the list, not as its words
            setPrefWidth(0);
            arrays.getStyleClass().add("history-arrays");
            time.getStyleClass().add("history-time");
            saved.setMinWidth(Region.USE_PREF_SIZE);
            time.setMinWidth(Region.USE_PREF_SIZE);
            var words = new HistoryWords(name, arrays);
            HBox.setHgrow(words, Priority.ALWAYS);
            fixed.getStyleClass().add("history-fixed");
            fixed.managedProperty().bind(fixed.visibleProperty());
            line = new HBox(6, here, words, fixed, saved, time);
            line.setAlignment(Pos.CENTER_LEFT);
            var goTo = new MenuItem(Texts.of("history.goTo"), new FontIcon(Feather.CORNER_DOWN_RIGHT));
            goTo.setOnAction(event -> model.goTo(getItem()));
            menu = new ContextMenu(goTo);
            // On the line itself: a click below all lines means none of them.
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    if (event.getClickCount() == 2) {
                        model.goTo(getItem());
                    } else {
                        model.show(getItem());
                    }
                }
            });
        }

        @Override
        protected void updateItem(HistoryItem item, boolean isEmpty) {
            super.updateItem(item, isEmpty);
            for (var phase : HistoryItem.Phase.values()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(phase.name().toLowerCase(Locale.ROOT)),
                        item != null && !isEmpty && item.phase() == phase);
            }
            setContextMenu(isEmpty ? null : menu);
            setGraphic(isEmpty ? null : line);
            setTooltip(isEmpty ? null : whole);
            draw();
        }

        /// The words of the line as rows are numbered now.
        private void draw() {
            var item = getItem();
            if (item != null && !isEmpty()) {
                name.setText(item.name());
                arrays.setText(item.arrays());
                time.setText(item.time());
                here.setVisible(item.isHere());
                fixed.setVisible(item.phase() == HistoryItem.Phase.FIXED);
                saved.setText(item.isLastSaved() ? Texts.of("history.saved") : "");
                whole.setText(item.whole());
                setAccessibleText(item.name() + " " + item.arrays() + (item.trouble().isEmpty() ? "" : ", " + item.trouble()));
            }
        }
    }
}
