package numpack.app.axes;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import numpack.app.i18n.Texts;
import numpack.app.style.Stylesheets;
import org.jspecify.annotations.Nullable;

/// The bar over an array: axes, slice text, dropped rows; below it, if there are more than two axes, a slider for each of
/// the others.
public final class AxesView extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MIN_COLUMNS = 10;
    private static final int MAX_COLUMNS = 40;
    private static final double ERROR_GAP = 3;

    private final AxesViewModel model;
    private final TextField slice = new TextField();
    private final Tooltip error = new Tooltip();
    private final FlowPane sliders = new FlowPane();
    private final HBox line = new HBox();
    /// Where there is no room for all in one line.
    private final HBox secondLine = new HBox();
    private final List<Node> rest;

    public AxesView(AxesViewModel model) {
        this.model = model;
        getStyleClass().add("axes-bar");
        // It wraps in the width that it gets, and asks for none.
        setMinWidth(0);
        Stylesheets.install(this, "axes.css");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        prepareField();
        line.getChildren().setAll(
                ofRows(label("axes.rows")), ofRows(list(model.rowChoices(), model.rowAxisProperty(), "axes.rows")),
                ofRows(label("axes.columns")), ofRows(list(model.columnChoices(), model.columnAxisProperty(), "axes.columns")),
                ofRows(new Separator(Orientation.VERTICAL)));
        rest = List.of(label("axes.slice"), slice, gap, ofRows(droppedBox()));
        line.getChildren().addAll(rest);
        for (var part : List.of(line, secondLine)) {
            part.getStyleClass().add("axes-line");
            part.setAlignment(Pos.CENTER_LEFT);
        }
        secondLine.visibleProperty().bind(Bindings.isNotEmpty(secondLine.getChildren()));
        secondLine.managedProperty().bind(secondLine.visibleProperty());
        widthProperty().addListener(_ -> wrap());
        model.rowChoices().subscribe(this::wrap);
        sliders.getStyleClass().add("axes-sliders");
        model.sliders().subscribe(this::showSliders);
        showSliders();
        error.getStyleClass().add("axes-error");
        error.setAutoHide(false);
        getChildren().addAll(line, secondLine, sliders);
        visibleProperty().bind(model.hasAxesProperty());
        managedProperty().bind(visibleProperty());
    }

    /// Puts the cursor into the field of the slice text, all of it selected: what is typed takes its place.
    public void editSlice() {
        slice.requestFocus();
        slice.selectAll();
    }

    /// Slice and dropped rows stand in a line of their own where the window is narrow: nothing is cut off.
    private void wrap() {
        boolean isWrapped = !secondLine.getChildren().isEmpty();
        double needed = line.minWidth(-1) + (isWrapped ? secondLine.minWidth(-1) : 0);
        boolean wraps = getWidth() > 0 && needed > getWidth();
        if (wraps != isWrapped) {
            (wraps ? line : secondLine).getChildren().removeAll(rest);
            (wraps ? secondLine : line).getChildren().addAll(rest);
        }
    }

    private void prepareField() {
        slice.getStyleClass().addAll("mono", "axes-slice");
        slice.setAccessibleText(Texts.of("axes.slice.accessible"));
        slice.setTooltip(new Tooltip(Texts.of("axes.slice.tip")));
        slice.textProperty().bindBidirectional(model.textProperty());
        slice.prefColumnCountProperty().bind(slice.lengthProperty().map(length -> Math.clamp(length.longValue(), MIN_COLUMNS, MAX_COLUMNS)));
        slice.setOnAction(event -> model.acceptText());
        slice.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.restoreText();
                event.consume();
            }
        });
        slice.focusedProperty().subscribe(focused -> {
            if (!focused) {
                model.restoreText();
            }
        });
        model.errorProperty().subscribe(this::showError);
    }

    /// Under the field, over the table: a sentence that comes and goes while one types must not move the rows.
    private void showError(String sentence) {
        slice.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
        slice.setAccessibleHelp(sentence);
        error.setText(sentence);
        if (sentence.isEmpty()) {
            error.hide();
        } else if (slice.getScene() != null && slice.getScene().getWindow() != null) {
            var below = slice.localToScreen(0, slice.getHeight() + ERROR_GAP);
            error.show(slice, below.getX(), below.getY());
        }
    }

    private CheckBox droppedBox() {
        var box = new CheckBox(Texts.of("axes.showDropped.text"));
        box.getStyleClass().add("axes-dropped");
        box.setMinWidth(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(model.showDroppedProperty());
        var tip = new Tooltip();
        tip.textProperty().bind(model.droppedCount().map(count -> Texts.of("axes.dropped.count", count.longValue())));
        box.setTooltip(tip);
        return box;
    }

    private void showSliders() {
        sliders.getChildren().setAll(model.sliders().stream().map(slider -> new AxisSlider(model, slider)).toList());
        sliders.setVisible(!model.sliders().isEmpty());
        sliders.setManaged(!model.sliders().isEmpty());
    }

    /// What an array without axes does without.
    private <N extends Node> N ofRows(N node) {
        node.visibleProperty().bind(Bindings.isNotEmpty(model.rowChoices()));
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private static Label label(String key) {
        var label = new Label(Texts.of(key));
        label.getStyleClass().add("axes-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static ComboBox<AxisItem> list(ObservableList<AxisItem> choices,
            javafx.beans.property.ObjectProperty<@Nullable AxisItem> chosen, String key) {
        var list = new ComboBox<>(choices);
        list.getStyleClass().add("axes-list");
        list.setMinWidth(Region.USE_PREF_SIZE);
        list.setAccessibleText(Texts.of(key));
        list.valueProperty().bindBidirectional(chosen);
        return list;
    }
}
