package numpack.app.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import numpack.app.command.Command;
import numpack.app.i18n.Texts;
import numpack.app.panel.PanelSide;
import numpack.app.session.Sessions;
import numpack.app.session.ShownArray;
import numpack.app.shell.panel.PanelButtons;
import numpack.app.shell.panel.Panels;
import numpack.app.shell.task.TaskStrip;
import numpack.app.task.TaskList;
import numpack.engine.draft.DraftState;

/// The line at the bottom: the cell, the selection, what is unsaved, and the long tasks; at its ends a button for each panel,
/// which is there also while the panel is not.
public final class StatusBar extends HBox {
    /// The part of the bar that the cell's value has for sure.
    private static final double MAX_CELL = 0.4;

    /// @param waiting what a closing waits for; empty if there is none
    /// @param review  what a click on the count of unsaved edits does
    /// @param count   what a click on what is said of the selection does
    public StatusBar(Sessions sessions, TaskList tasks,
            ObservableValue<String> waiting, Command review, Command count, Panels panels) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        var cell = part("status-cell");
        cell.getStyleClass().add("mono");
        cell.textProperty().bind(sessions.currentTabProperty().flatMap(ShownArray::cursorTextProperty).orElse(""));
        var selection = part("status-selection");
        selection.textProperty().bind(sessions.currentTabProperty().flatMap(ShownArray::selectionTextProperty).orElse(""));
        tellWholeWhenCut(cell);
        tellWholeWhenCut(selection);
        // The command has a place in the menu for those without a mouse.
        selection.setOnMouseClicked(_ -> count.run());
        var unsaved = styled(new Button(), "status-unsaved");
        unsaved.setOnAction(_ -> review.run());
        unsaved.setFocusTraversable(false);
        var reviewWords = new Tooltip();
        reviewWords.textProperty().bind(review.keysProperty().map(_ -> Texts.of("shell.status.review", review.keyText())));
        unsaved.setTooltip(reviewWords);
        unsaved.textProperty().bind(sessions.currentState().map(StatusBar::unsaved).orElse(""));
        // What was done gives way to what is: the exact value and the count are read to the letter. Only a value that leaves no room is cut, so
        // that nothing in the window is pushed out of it.
        cell.minWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.min(cell.prefWidth(USE_COMPUTED_SIZE), getWidth() * MAX_CELL),
                cell.textProperty(), cell.fontProperty(), widthProperty()));
        setMinWidth(0);
        unsaved.setMinWidth(USE_PREF_SIZE);
        var closing = part("status-closing");
        closing.textProperty().bind(waiting);
        closing.setMinWidth(USE_PREF_SIZE);
        var strip = new TaskStrip(tasks);
        HBox.setHgrow(strip, Priority.ALWAYS);
        getChildren().addAll(new PanelButtons(panels, PanelSide.LEFT), cell, selection, unsaved, closing, strip,
                new PanelButtons(panels, PanelSide.BOTTOM, PanelSide.RIGHT));
    }

    private static void tellWholeWhenCut(Label label) {
        var whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        label.textTruncatedProperty().subscribe(isCut -> label.setTooltip(isCut ? whole : null));
    }

    private static Label part(String styleClass) {
        return styled(new Label(), styleClass);
    }

    private static <T extends Labeled> T styled(T label, String styleClass) {
        label.getStyleClass().addAll("status-part", styleClass);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static String unsaved(DraftState state) {
        return state.unsavedCount() == 0 ? "" : Texts.of("shell.status.unsaved", state.unsavedCount());
    }
}
